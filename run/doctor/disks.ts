import { access, constants, statfs } from "node:fs/promises";

export interface Disk {
  readonly folder: string;
  /** What a run writes there. */
  readonly holds: string;
  readonly freeBytes: number;
  readonly isWritable: boolean;
}

/** The free space of a folder's disk, as far as this user may fill it. */
export async function lookAtDisk(folder: string, holds: string): Promise<Disk> {
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  const freeBytes = await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return { folder, holds, freeBytes, isWritable };
}

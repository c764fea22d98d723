import { cpus, loadavg, tmpdir } from "node:os";
import { lookAtDisk, type Disk } from "./disks.ts";
import { openFiles, outgoingPorts, type PortRange } from "./limits.ts";
import { measureTimer, type TimerLateness } from "./timer.ts";

/** What a machine is, as far as a run depends on it. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly processors: number;
  /** Programs that wanted a processor, on average over the last minute; zero on Windows, which does not tell. */
  readonly busy: number;
  readonly openFiles?: number;
  readonly outgoingPorts?: PortRange;
  readonly disks: readonly Disk[];
  readonly timer: TimerLateness;
}

export async function lookAtMachine(): Promise<Machine> {
  const [files, ports] = [await openFiles(), await outgoingPorts()];
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    processors: cpus().length,
    busy: loadavg()[0] ?? 0,
    ...(files === undefined ? {} : { openFiles: files }),
    ...(ports === undefined ? {} : { outgoingPorts: ports }),
    disks: [
      await lookAtDisk(process.cwd(), "runs, without --out"),
      await lookAtDisk(tmpdir(), "data of the system"),
    ],
    timer: await measureTimer(),
  };
}

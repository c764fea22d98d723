import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PromtoolEnd {
  readonly code: number | null;
  readonly output: string;
}

type Files = readonly { readonly name: string; readonly text: string }[];

/** Runs `promtool WORDS FILE` on the last of some files, beside the others. */
export function promtool(path: string, words: readonly string[], files: Files): PromtoolEnd {
  const folder = mkdtempSync(join(tmpdir(), "gameday-promtool-"));
  try {
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    const end = spawnSync(path, [...words, files.at(-1)?.name ?? ""], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
    });
    return { code: end.status, output: `${end.stdout}${end.stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import { spawn, type ChildProcess } from "node:child_process";
import { Writable } from "node:stream";
import type { PlannedProcess } from "../model/plan.ts";

/** Waits for a line before it becomes the command, and ends when we do: nothing runs that is not in the journal. */
const AT_THE_GATE = "read -r _ <&3 || exit 0; exec 3<&-; exec ";

/** Starts a process as far as the gate. */
export function atTheGate({ command, cwd, env }: PlannedProcess): { child: ChildProcess; go: () => void } {
  const child = spawn("/bin/sh", ["-c", `${AT_THE_GATE}${command}`], {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const gate = child.stdio[3];
  if (!(gate instanceof Writable)) throw new Error("a child without its gate");
  // It may have ended at the gate.
  gate.on("error", () => undefined);
  return { child, go: () => void gate.end("go\n") };
}

import { readFileSync } from "node:fs";

/** A process that ended but was not yet waited for counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

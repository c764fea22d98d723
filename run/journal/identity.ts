import { readdirSync, readFileSync } from "node:fs";
import type { ProcessIdentity } from "../../model/journal.ts";
import { bornByPs } from "./born-by-ps.ts";

const bootId = (): string => {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
};

/** What the kernel of Linux says of a process, from its state on; nothing when there is none. */
function statOf(pid: number | string): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything, even brackets.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** One that has ended and waits to be reaped is gone. */
const hasEnded = (state: string | undefined): boolean => state === "Z" || state === "X";

/** When a process was born, in the words of this system; nothing when there is none of that number. */
function bornAt(pid: number): string | undefined {
  if (process.platform === "linux") {
    const words = statOf(pid);
    if (words === undefined || hasEnded(words[0])) return undefined;
    return `${words[19] ?? ""} ticks behind boot ${bootId()}`;
  }
  return bornByPs(pid);
}

/** Who has this number right now. */
export const identityOf = (pid: number): ProcessIdentity => ({ pid, born: bornAt(pid) ?? "gone" });

/** Whether this very process still runs. */
export const isAlive = ({ pid, born }: ProcessIdentity): boolean => pid > 0 && bornAt(pid) === born;

/** Whether another process has this number by now. */
export function isSomebodyElse({ pid, born }: ProcessIdentity): boolean {
  const now = bornAt(pid);
  return now !== undefined && now !== born;
}

/** Whether anybody is left in a group; on Linux those do not count that have ended and wait to be reaped. */
export function isGroupLeft(leader: number): boolean {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  return readdirSync("/proc").some((name) => {
    const [state, , group] = (/^\d+$/u.test(name) ? statOf(name) : undefined) ?? [];
    return group === String(leader) && !hasEnded(state);
  });
}

import { spawnSync } from "node:child_process";

const ASK_WITHIN_MS = 2000;
/** The moment is text: two who ask in different languages or time zones must read the same. */
const PLAIN = { LC_ALL: "C", TZ: "UTC" };

/** From the state and the moment of birth that `ps` prints; one that has ended and waits to be reaped is gone. */
export function bornIn(text: string): string | undefined {
  const [state = "", ...born] = text.trim().split(/\s+/u);
  return born.length === 0 || /^[ZX]/u.test(state) ? undefined : born.join(" ");
}

/** When a process was born, where there is no /proc; nothing when there is none of that number. */
export function bornByPs(pid: number): string | undefined {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-o", "lstart=", "-p", String(pid)], {
    encoding: "utf8",
    timeout: ASK_WITHIN_MS,
    env: { ...process.env, ...PLAIN },
  });
  return bornIn(stdout ?? "");
}

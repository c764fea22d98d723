import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const ANSWER_WITHIN_MS = 5000;
const run = promisify(execFile);

/** Ports that the kernel hands out to outgoing connections. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/**
 * How many files and sockets a process may have open; unknown on Windows, which has no such limit. Node raises its own
 * limit as far as it may, and a child inherits that, so the shell says what a run really gets.
 */
export async function openFiles(): Promise<number | undefined> {
  if (process.platform === "win32") return undefined;
  const { stdout } = await run("/bin/sh", ["-c", "ulimit -n"], { timeout: ANSWER_WITHIN_MS });
  const text = stdout.trim();
  if (text === "unlimited") return Number.MAX_SAFE_INTEGER;
  return /^\d+$/u.test(text) ? Number(text) : undefined;
}

/** Told by Linux alone. */
export async function outgoingPorts(
  file = "/proc/sys/net/ipv4/ip_local_port_range",
): Promise<PortRange | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const [, from, to] = /^(\d+)\s+(\d+)/u.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) };
}

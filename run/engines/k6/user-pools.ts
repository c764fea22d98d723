import { SLOT_MS } from "./call-key.ts";
import type { DealtCalls } from "./deal-calls.ts";

const MEBIBYTE = 1024 * 1024;
/** Measured: 0.42 MiB live for each user with this script, and k6 needs room for its garbage. */
const BYTES_A_USER = MEBIBYTE;
const SHARE_OF_FREE_MEMORY = 0.25;
/** All users take turns and each has connections of its own, so more than this slows every call down. */
const MOST_USERS = 2000;
const SPARE = 1.05;
const LEAST_USERS = 4;
/** Measured with 300 to 9000 users: k6 needs 0.02 ms for each before it starts to hand out calls. */
const START_MS_A_USER = 0.03;
const HEAD_START_MS = 25;

/** How many users k6 has for the calls of each name, and how early it must start. */
export interface UserPools {
  readonly users: readonly number[];
  /** Was there room for fewer than are busy when all calls take as long as they may? */
  readonly isShort: boolean;
  readonly headStart: number;
}

/** The most iterations that begin within any stretch of so many slots. */
function mostWithin(iterations: readonly number[], slots: number): number {
  let [sum, most] = [0, 0];
  for (const [index, count] of iterations.entries()) {
    sum += count - (iterations[index - slots] ?? 0);
    most = Math.max(most, sum);
  }
  return most;
}

/** As many users as are busy when each call takes the longest that it may, if memory has room for them. */
export function userPools(
  dealt: readonly DealtCalls[],
  { timeoutMs, freeBytes, processes }: { timeoutMs: number; freeBytes: number; processes: number },
): UserPools {
  const least = Math.max(LEAST_USERS, processes);
  const behind = Math.max(0, ...dealt.map(({ mostBehindMs }) => mostBehindMs));
  // A user is taken when an iteration begins, and given back when the last of its calls is settled.
  const heldMs = timeoutMs + SLOT_MS + behind + HEAD_START_MS + MOST_USERS * START_MS_A_USER;
  const slots = Math.ceil(heldMs / SLOT_MS) + 1;
  const wanted = dealt.map(({ iterations }) =>
    Math.max(least, Math.ceil(mostWithin(iterations, slots) * SPARE)),
  );
  const sum = wanted.reduce((total, users) => total + users, 0);
  const room = Math.min(MOST_USERS, Math.floor((freeBytes * SHARE_OF_FREE_MEMORY) / BYTES_A_USER));
  const share = Math.min(1, room / sum);
  const users = wanted.map((count) => Math.max(least, Math.floor(count * share)));
  const all = users.reduce((total, count) => total + count, 0);
  return { users, isShort: share < 1, headStart: Math.ceil(HEAD_START_MS + behind + all * START_MS_A_USER) };
}

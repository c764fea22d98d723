import type { VoterJson } from "./take-voters.ts";
import { listLength } from "./take-voters.ts";

type Take = (turf: number, count: number) => Promise<VoterJson[]>;

interface Waiting {
  readonly resolve: (voters: VoterJson[]) => void;
  readonly reject: (error: unknown) => void;
}

// Bounds one statement to 200 rows.
const mostListsAtOnce = 10;

/** Fetches lists, one statement per turf at a time: volunteers of a turf who wait together share the next one. */
export class TurfRefills {
  readonly #take: Take;
  readonly #waiting = new Map<number, Waiting[]>();

  constructor(take: Take) {
    this.#take = take;
  }

  fetchList(turf: number): Promise<VoterJson[]> {
    return new Promise((resolve, reject) => {
      const queue = this.#waiting.get(turf);
      if (queue !== undefined) {
        queue.push({ resolve, reject });
        return;
      }
      this.#waiting.set(turf, [{ resolve, reject }]);
      void this.#serve(turf);
    });
  }

  async #serve(turf: number): Promise<void> {
    for (;;) {
      const group = this.#waiting.get(turf)?.splice(0, mostListsAtOnce) ?? [];
      if (group.length === 0) break;
      await this.#fetchFor(group, turf);
    }
    this.#waiting.delete(turf);
  }

  async #fetchFor(group: readonly Waiting[], turf: number): Promise<void> {
    try {
      const voters = await this.#take(turf, group.length * listLength);
      // A small turf may hold fewer voters than asked for: everyone gets a fair share.
      const share = Math.ceil(voters.length / group.length);
      for (const [position, { resolve }] of group.entries()) {
        resolve(voters.slice(position * share, (position + 1) * share));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

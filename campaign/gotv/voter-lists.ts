import { Refusal, databaseRefusal } from "../service/refusal.ts";
import type { Reserve } from "./reserve.ts";
import { turfCount } from "./schema.ts";
import type { VoterJson } from "./take-voters.ts";
import type { DegradedMode } from "../service/degraded-mode.ts";
import type { TurfRefills } from "./turf-refills.ts";

interface VolunteerList {
  voters: VoterJson[];
  next: number;
  refill: Promise<void> | undefined;
}

// Fetched ahead, so that a volunteer waits for the database only on the first call.
const lowWater = 5;
const mostRounds = 5;

const turfOf = (volunteer: number): number => 1 + (volunteer % turfCount);

const remaining = (list: VolunteerList): number => list.voters.length - list.next;

const deal = (list: VolunteerList): string => {
  const voter = list.voters[list.next];
  if (voter === undefined) throw new Refusal(503, "no voters in this turf just now");
  list.next += 1;
  return `{"voter":${voter},"remaining":${remaining(list)}}`;
};

/** Every volunteer's own list of voters to call next. */
export class VoterLists {
  readonly #lists = new Map<number, VolunteerList>();
  readonly #refills: TurfRefills;
  readonly #reserve: Reserve;
  readonly #degraded: DegradedMode;

  constructor(refills: TurfRefills, reserve: Reserve, degraded: DegradedMode) {
    this.#refills = refills;
    this.#reserve = reserve;
    this.#degraded = degraded;
  }

  /** The next voter as JSON; a promise only when the volunteer has to wait for the database. */
  next(volunteer: number): string | Promise<string> {
    const list = this.#listOf(volunteer);
    if (this.#degraded.isOn) return this.#dealWithoutDatabase(volunteer, list);
    // Whoever waits sees a failed refill; ahead of need it is tried again at the next call.
    if (remaining(list) <= lowWater) this.#refillAhead(volunteer, list).catch(() => undefined);
    if (remaining(list) > 0) return deal(list);
    return this.#degraded.unlessOn(
      () => this.#dealAfterRefill(volunteer, list),
      () => this.#dealWithoutDatabase(volunteer, list),
    );
  }

  #listOf(volunteer: number): VolunteerList {
    let list = this.#lists.get(volunteer);
    if (list === undefined) {
      list = { voters: this.#reserve.claimedBy(volunteer) ?? [], next: 0, refill: undefined };
      this.#lists.set(volunteer, list);
    }
    return list;
  }

  /** Reserved lists first; when they are used up, the volunteer's own list once more. */
  #dealWithoutDatabase(volunteer: number, list: VolunteerList): string {
    if (remaining(list) === 0) {
      list.voters = this.#reserve.claim(volunteer, turfOf(volunteer)) ?? list.voters;
      list.next = 0;
    }
    return deal(list);
  }

  async #dealAfterRefill(volunteer: number, list: VolunteerList): Promise<string> {
    // Another request of the same volunteer may have used up the list in between.
    for (let round = 0; round < mostRounds && remaining(list) === 0; round += 1) {
      await this.#refillAhead(volunteer, list);
    }
    return deal(list);
  }

  #refillAhead(volunteer: number, list: VolunteerList): Promise<void> {
    list.refill ??= this.#refill(volunteer, list);
    return list.refill;
  }

  async #refill(volunteer: number, list: VolunteerList): Promise<void> {
    try {
      const voters = await this.#refills.fetchList(turfOf(volunteer));
      list.voters = [...list.voters.slice(list.next), ...voters];
      list.next = 0;
    } catch (error) {
      throw databaseRefusal(error);
    } finally {
      list.refill = undefined;
    }
  }
}

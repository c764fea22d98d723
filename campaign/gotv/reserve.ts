import type { ReservedList } from "./reserve-journal.ts";
import { ReserveJournal } from "./reserve-journal.ts";
import { turfCount } from "./schema.ts";
import type { VoterJson } from "./take-voters.ts";
import { listLength } from "./take-voters.ts";

// 40 lists for each of 64 turfs: every one of 2,000 volunteers finds one, with some to spare.
const mostListsPerTurf = 40;

/** Lists set aside in good times for volunteers who run out while the database is away. */
export class Reserve {
  readonly #journal: ReserveJournal;
  readonly #free = new Map<number, ReservedList[]>();
  readonly #claimed = new Map<number, ReservedList>();
  readonly #lent = new Map<number, ReservedList[]>();
  readonly #wantedPerTurf: number;
  #lastNumber = 0;

  constructor(path: string, voters: number, isDegraded: boolean) {
    // Never more than half of a turf: the other half is for the day's normal work.
    const half = Math.floor(voters / turfCount / listLength / 2);
    this.#wantedPerTurf = Math.max(1, Math.min(mostListsPerTurf, half));
    // Claims count only as long as the volunteers depend on them.
    this.#journal = new ReserveJournal(path, (list) => isDegraded || list.volunteer === undefined);
    for (const list of this.#journal.lists) this.#keep(list);
  }

  /** The list a volunteer got before a restart. */
  claimedBy(volunteer: number): VoterJson[] | undefined {
    return this.#claimed.get(volunteer)?.voters;
  }

  claim(volunteer: number, turf: number): VoterJson[] | undefined {
    const list = this.#free.get(turf)?.pop();
    if (list === undefined) return this.#lendAgain(turf);
    list.volunteer = volunteer;
    this.#journal.claim(list);
    this.#claimed.set(volunteer, list);
    this.#lend(list);
    return list.voters;
  }

  /** How many voters a turf's reserve lacks. */
  missing(turf: number): number {
    return (this.#wantedPerTurf - (this.#free.get(turf)?.length ?? 0)) * listLength;
  }

  add(turf: number, voters: readonly VoterJson[]): void {
    for (let start = 0; start < voters.length; start += listLength) {
      const number = this.#lastNumber + 1;
      const list = { number, turf, voters: voters.slice(start, start + listLength) };
      this.#journal.add(list);
      this.#keep(list);
    }
  }

  close(): void {
    this.#journal.close();
  }

  /** A voter who is called twice is better than a volunteer who is sent home. */
  #lendAgain(turf: number): VoterJson[] | undefined {
    const lent = this.#lent.get(turf);
    const list = lent?.shift();
    if (list !== undefined) lent?.push(list);
    return list?.voters;
  }

  #lend(list: ReservedList): void {
    const lent = this.#lent.get(list.turf);
    if (lent === undefined) this.#lent.set(list.turf, [list]);
    else lent.push(list);
  }

  #keep(list: ReservedList): void {
    this.#lastNumber = Math.max(this.#lastNumber, list.number);
    if (list.volunteer !== undefined) {
      this.#claimed.set(list.volunteer, list);
      this.#lend(list);
      return;
    }
    const free = this.#free.get(list.turf);
    if (free === undefined) this.#free.set(list.turf, [list]);
    else free.push(list);
  }
}

import type { RunEvent } from "../../model/record.ts";
import type { Millis } from "../../model/units.ts";

/** Something that people or the system came to in a rehearsal. */
interface Moment {
  readonly what: string;
  /** Of the replay; null as long as it has not happened. */
  readonly at: Millis | null;
  /** What else there is to say about it. */
  readonly said: string;
}

export interface PeopleTimes {
  /** Moments are read as times from here; null before the fault. */
  readonly faultOnAt: Millis | null;
  readonly moments: readonly Moment[];
}

type Name = "alert" | "noticed" | "opened" | "safe" | "claimed" | "fixed" | "off" | "back";

const often = (count: number, what: string): string =>
  count === 0 ? "" : `${count} ${count === 1 ? "time" : "times"} ${what}`;

/** The clock of people who lead through a break: what they have come to so far, and when. */
export class PeopleClock {
  private readonly wanted: string;
  private faultOnAt: Millis | null = null;
  private readonly at = new Map<Name, Millis>();
  /** Claims that are not judged yet, the oldest first. */
  private readonly claims: Millis[] = [];
  private isFull = true;
  private tooEarly = 0;
  private falseAlarms = 0;
  private gaveUp = "";

  /** `wanted` is the failure state that the runbook leads to. */
  constructor(wanted: string) {
    this.wanted = wanted;
  }

  event(event: RunEvent): void {
    if (event.kind === "fault-on") this.faultOnAt = event.at;
    if (event.kind === "fault-off") this.faultOff(event.at);
    if (event.kind === "alert") this.first("alert", event.at);
    if (event.kind === "state") this.state(event);
    if (event.kind === "people") this.people(event);
  }

  get times(): PeopleTimes {
    const moment = (what: string, name: Name, said = ""): Moment => {
      const at = this.at.get(name);
      return { what, at: at ?? null, said };
    };
    return {
      faultOnAt: this.faultOnAt,
      moments: [
        moment("Alert", "alert"),
        moment("People noticed", "noticed", often(this.falseAlarms, "before the fault")),
        moment("Runbook opened", "opened"),
        moment(`State ${this.wanted}`, "safe"),
        moment("Said that it is fixed", "claimed", often(this.tooEarly, "too early")),
        moment("It was fixed", "fixed"),
        moment("Fault taken off", "off", this.gaveUp),
        moment("Rolled back", "back"),
      ],
    };
  }

  private first(name: Name, at: Millis): void {
    if (!this.at.has(name)) this.at.set(name, at);
  }

  private faultOff(at: Millis): void {
    this.first("off", at);
    // A system that never left its full state says nothing more.
    if (this.isFull) this.first("back", at);
  }

  /** Rolled back is full with nothing waiting, and not left again. */
  private state({ at, state, backlog = 0 }: RunEvent & { kind: "state" }): void {
    this.isFull = state === "full" && backlog === 0;
    if (this.faultOnAt !== null && state === this.wanted && !this.at.has("off")) this.first("safe", at);
    if (!this.isFull) this.at.delete("back");
    else if (this.at.has("off")) this.first("back", at);
  }

  private people(event: RunEvent & { kind: "people" }): void {
    if (event.what === "gave-up") this.gaveUp = event.text;
    if (this.faultOnAt === null) {
      if (event.what === "noticed") this.falseAlarms += 1;
      return;
    }
    if (event.what === "noticed" || event.what === "opened") this.first(event.what, event.at);
    if (event.what === "claimed" && !this.at.has("off")) this.claimed(event.at);
    if (event.what === "claim-judged") this.judged(event.right);
  }

  /** The last claim is the one that is looked at. */
  private claimed(at: Millis): void {
    this.at.set("claimed", at);
    this.claims.push(at);
  }

  private judged(isRight: boolean): void {
    const at = this.claims.shift();
    if (!isRight) this.tooEarly += 1;
    else if (at !== undefined) this.first("fixed", at);
  }
}

import type { Plan, PlannedBreak } from "../../model/plan.ts";
import type { PeopleDid, PlannedRehearsal } from "../../model/rehearsal.ts";
import { millis, type Millis } from "../../model/units.ts";
import { putFaultOn, sendCanary, takeFaultOff } from "../conduct-break.ts";
import { enter, wait, type Podium } from "../podium.ts";
import type { Lead, News, RehearsalJudges, Reply, Word } from "./lead.ts";
import { Monitor } from "./monitor.ts";

const SCREEN_EVERY_MS = 5000;
const LOOK_EVERY_MS = 250;

interface Doors {
  readonly judges: RehearsalJudges;
  readonly tell: (news: News) => void;
}

/** A break that people lead through: the tool puts it on, watches, and takes it off; it fixes nothing. */
export class LedByPeople implements Lead {
  private readonly monitor = new Monitor();
  private readonly rehearsal: PlannedRehearsal;
  /** A call that is due now is settled at the latest this much later. */
  private readonly timeout: Millis;
  private readonly doors: Doors;
  private podium: Podium | undefined;
  private part: "quiet" | "broken" | "rolling-back" = "quiet";
  /** Claims that are not judged yet, in their order. */
  private readonly claims: Millis[] = [];
  private hasGivenUp = false;
  private isDone = false;
  private hasAlerted = false;

  constructor(
    { rehearsal, timeout }: { rehearsal: PlannedRehearsal } & Pick<Plan["traffic"], "timeout">,
    doors: Doors,
  ) {
    this.rehearsal = rehearsal;
    this.timeout = timeout;
    this.doors = doors;
  }

  readonly staged: Lead["staged"] = (places) => this.doors.tell({ kind: "staged", places });

  readonly settled: Lead["settled"] = (call) => this.monitor.settled(call);

  /** Takes down what somebody said, at the moment it was said. */
  said(word: Word): Reply {
    const { podium } = this;
    if (podium === undefined) return "too-early";
    if (word.kind === "done" && this.part !== "rolling-back") return "not-over";
    this.write(podium, didOf(word));
    if (word.kind === "give-up") this.hasGivenUp = true;
    // While people roll back there is nothing left to give up but that.
    if (word.kind === "done" || (word.kind === "give-up" && this.part === "rolling-back")) this.isDone = true;
    if (word.kind !== "fixed" || this.part !== "broken") return "noted";
    this.claims.push(podium.clock.now());
    return "checking";
  }

  readonly conduct: Lead["conduct"] = async (planned, podium) => {
    const { before } = planned.windows;
    this.podium = podium;
    const screens = setInterval(
      () => this.doors.tell({ kind: "screen", ...this.monitor.screen(podium.clock.now()) }),
      SCREEN_EVERY_MS,
    );
    try {
      await wait(podium, before.from);
      await sendCanary(planned, podium);
      enter(podium, `${planned.id}/before`);
      await this.until(podium, before.to, () => this.hasGivenUp);
      if (!this.hasGivenUp) await this.breakAndMend(planned, podium);
      enter(podium, "day");
    } finally {
      clearInterval(screens);
      this.podium = undefined;
    }
  };

  private async breakAndMend(planned: PlannedBreak, podium: Podium): Promise<void> {
    const { giveUp } = this.rehearsal;
    const from = await putFaultOn(planned, podium, "during");
    this.part = "broken";
    let isFixed = false;
    const isInTime = await this.until(podium, millis(from + giveUp), () => {
      this.watchAlert(planned, podium);
      isFixed = this.isFixed(planned, podium);
      return isFixed || this.hasGivenUp;
    });
    if (!isInTime) this.write(podium, { what: "gave-up", text: "the time was over" });
    const afterFrom = enter(podium, `${planned.id}/after`);
    this.part = "rolling-back";
    await takeFaultOff(planned, podium);
    await podium.injection.heal();
    this.doors.tell({ kind: "fault-gone", why: isFixed ? "fixed" : isInTime ? "gave-up" : "time-over" });
    let isFull = false;
    await this.until(podium, millis(afterFrom + giveUp), () => {
      isFull = this.isBack(planned, podium, afterFrom);
      return isFull || this.isDone;
    });
    this.doors.tell({ kind: "rolled-back", isFull });
  }

  /** Looks again and again; false when the moment came before it was so. */
  private async until(podium: Podium, moment: Millis, isSo: () => boolean): Promise<boolean> {
    while (!isSo()) {
      const left = moment - podium.clock.now();
      if (left <= 0) return false;
      await wait(podium, millis(podium.clock.now() + Math.min(left, LOOK_EVERY_MS)));
    }
    return true;
  }

  private watchAlert({ id }: PlannedBreak, podium: Podium): void {
    const { name, limits } = this.rehearsal.alert;
    if (this.hasAlerted) return;
    const now = podium.clock.now();
    const seen = limits.map(({ calls, bad }) => ({
      calls,
      bad,
      is: this.monitor.badWithinMinute(calls, `${id}/during`, now),
    }));
    const over = seen.find(({ is, bad }) => is >= bad);
    if (over === undefined) return;
    this.hasAlerted = true;
    const text = `${over.is} bad calls of ${over.calls} within a minute, the limit is ${over.bad}`;
    podium.event({ at: now, kind: "alert", name, text });
    this.doors.tell({ kind: "alert", name, text });
  }

  /** Decides about a claim as soon as the seconds behind it are over and all of their calls settled. */
  private isFixed(planned: PlannedBreak, podium: Podium): boolean {
    const [at] = this.claims;
    if (at === undefined) return false;
    const { judges, tell } = this.doors;
    const to = millis((Math.ceil(at / 1000) + judges.holdSeconds) * 1000);
    if (podium.clock.now() < to + this.timeout) return false;
    const seconds = this.monitor.secondsOf(`${planned.id}/during`, at, to);
    const { right, text } = judges.claim({ planned, at, seconds, states: podium.statesSince(at) });
    this.claims.shift();
    this.write(podium, { what: "claim-judged", right, text });
    tell({ kind: "claim-judged", right, text });
    return right;
  }

  private isBack(planned: PlannedBreak, podium: Podium, at: Millis): boolean {
    const settled = millis(podium.clock.now() - this.timeout);
    const seconds = this.monitor.secondsOf(`${planned.id}/after`, at, settled);
    return this.doors.judges.isBack({ planned, at, seconds, states: podium.statesSince(at) });
  }

  private write({ clock, event }: Podium, did: PeopleDid): void {
    event({ at: clock.now(), kind: "people", ...did });
  }
}

function didOf(word: Word): PeopleDid {
  switch (word.kind) {
    case "noticed":
      return { what: "noticed" };
    case "open":
      return { what: "opened" };
    case "fixed":
      return { what: "claimed" };
    case "done":
      return { what: "skipped" };
    case "give-up":
      return { what: "gave-up", text: "people gave up" };
    case "note":
      return { what: "note", text: word.text };
  }
}

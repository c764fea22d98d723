import type { Plan } from "../../model/plan.ts";
import type { RunEvent } from "../../model/record.ts";
import type { Millis } from "../../model/units.ts";

/** A fault that is on, or was; `to` is absent while it is on. */
export interface FaultSpan {
  readonly break: string;
  readonly from: Millis;
  readonly to?: Millis;
}

/** A break as the game master has it in the order of the day. */
export interface BreakEntry {
  readonly id: string;
  readonly symptom: string;
  readonly at: string;
  readonly owner: string;
  readonly fault: string;
  readonly state: "to come" | "now" | "over";
  /** From the fault on to the fault off, as planned. */
  readonly planned: { readonly from: Millis; readonly to: Millis };
  readonly fixes: readonly { readonly title: string; readonly said: "" | "proven" | "rejected" }[];
}

/** What has become of each break so far. */
export class ScoreOfBreaks {
  readonly begun = new Set<string>();
  readonly spans: FaultSpan[] = [];
  private readonly judged = new Map<string, "proven" | "rejected">();
  private now = "";

  event(event: RunEvent): void {
    if (event.kind === "phase") this.enter(event.phase);
    if (event.kind === "fault-on") this.spans.push({ break: event.break, from: event.at });
    if (event.kind === "fault-off") this.faultOff(event.break, event.at);
    if (event.kind === "fix-judged")
      this.judged.set(`${event.break}/${event.fix}`, event.proven ? "proven" : "rejected");
    if (event.kind === "run-ended") this.now = "";
  }

  entries({ breaks, rehearsal }: Plan): readonly BreakEntry[] {
    return breaks.map(({ id, symptom, at, owner, fault, windows, fixes }) => ({
      id,
      symptom,
      // The people of a rehearsal are not told the moment; who leads them must know it.
      at: rehearsal === undefined ? at : `${Math.round(windows.during.from / 1000)} s into the traffic`,
      owner,
      fault: fault.text,
      state: this.now === id ? "now" : this.begun.has(id) ? "over" : "to come",
      planned: { from: windows.during.from, to: windows.after.from },
      fixes: fixes.map((fix) => ({ title: fix.title, said: this.judged.get(`${id}/${fix.id}`) ?? "" })),
    }));
  }

  private enter(phase: string): void {
    const [id = "", part = ""] = phase.split("/");
    this.now = part === "" ? "" : id;
    if (part !== "") this.begun.add(id);
  }

  private faultOff(id: string, to: Millis): void {
    const last = this.spans.findLastIndex((span) => span.break === id && span.to === undefined);
    const span = this.spans[last];
    if (span !== undefined) this.spans[last] = { ...span, to };
  }
}

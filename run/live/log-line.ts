import type { RunEvent } from "../../model/record.ts";
import type { PeopleDid } from "../../model/rehearsal.ts";
import { beginningOf } from "../cut-text.ts";

/** A line of the log; what tells players of breaks is for the game master alone. */
export interface LogLine {
  readonly at: number;
  readonly text: string;
  readonly tone: "plain" | "good" | "bad" | "note";
  readonly forAll: boolean;
}

type Told = Omit<LogLine, "at">;

const LONGEST = 500;

const master = (text: string, tone: LogLine["tone"] = "plain"): Told => ({ text, tone, forAll: false });
const all = (text: string, tone: LogLine["tone"] = "plain"): Told => ({ text, tone, forAll: true });

function peopleText(did: PeopleDid): string {
  switch (did.what) {
    case "noticed":
      return "say that something is wrong";
    case "opened":
      return "opened the runbook";
    case "claimed":
      return "say that it is fixed";
    case "claim-judged":
      return `${did.right ? "were right" : "were not right"}: ${did.text}`;
    case "gave-up":
      return `gave up: ${did.text}`;
    case "skipped":
      return "end it without waiting for the roll back";
    case "note":
      return `noted: ${did.text}`;
  }
}

type Teller = { readonly [Kind in RunEvent["kind"]]?: (event: RunEvent & { kind: Kind }) => Told };

const TELLERS: Teller = {
  "run-started": ({ engine, toxiproxy }) => master(`Run started: ${engine}, Toxiproxy ${toxiproxy}`),
  preflight: ({ text, carries }) => master(text, carries ? "plain" : "bad"),
  "traffic-started": () => all("The traffic starts"),
  "traffic-ended": () => all("The traffic has ended; the last answers are in"),
  "fault-on": (event) => master(`${event.break}: FAULT ON`, "bad"),
  "fault-off": (event) => master(`${event.break}: fault off`, "good"),
  canary: (event) => master(`${event.break}: looked whether the traffic uses ${event.link}`),
  step: ({ fix, step }) =>
    master(
      `${fix}: ${step.kind === "undo" ? "undo of " : ""}${step.title}: ${step.ok ? "done" : "failed"}`,
      step.ok ? "plain" : "bad",
    ),
  "fix-judged": ({ fix, proven, text }) =>
    master(`${fix}: ${proven ? "PROVEN" : "REJECTED"}: ${text}`, proven ? "good" : "bad"),
  "process-exited": ({ process, how, expected }) =>
    master(`${process} ended (${how})`, expected ? "plain" : "bad"),
  trouble: ({ text }) => master(text, "bad"),
  alert: ({ name, text }) => all(`ALERT ${name}: ${text}`, "bad"),
  people: (event) => master(`People ${peopleText(event)}`, event.what === "note" ? "note" : "plain"),
  note: ({ what, text }) => master(`${what === "inject" ? "Inject" : "Note"}: ${text}`, "note"),
  "stop-reached": ({ text }) => master(`Stopping: ${text}`, "bad"),
  healed: ({ ok }) =>
    ok ? all("Everything is healed", "good") : all("Not everything could be healed", "bad"),
  "run-ended": ({ how, reason }) =>
    how === "complete" ? all("The run is over") : master(`The run ended: ${reason ?? how}`, "bad"),
};

/** What a log says of an event; most readings say nothing. */
export function logLine(event: RunEvent): LogLine | undefined {
  // Each teller takes the events of its own key.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const tell = TELLERS[event.kind] as ((happened: RunEvent) => Told) | undefined;
  if (tell === undefined) return undefined;
  const told = tell(event);
  return { ...told, at: event.at, text: beginningOf(told.text, LONGEST) };
}

import { daysBetween } from "../../model/calendar.ts";
import type { Gate } from "../../model/readiness.ts";
import type { Days } from "./days.ts";

/** Whether what was found still counts on the day. Whether its inputs changed since, only a look at them can say. */
export function freshGate({ run, day, last, because }: Days): Gate {
  const gate = {
    id: "evidence-fresh",
    name: "the evidence is fresh",
    text:
      day === undefined ? "The evidence says until when it counts" : "The evidence still counts on the day",
  };
  if (run === undefined || last === undefined) return { ...gate, pass: "inconclusive", evidence: because };
  const evidence = `valid until ${last}, ${because}`;
  if (day === undefined) return { ...gate, pass: true, evidence };
  const left = daysBetween(day, last);
  return left >= 0
    ? { ...gate, pass: true, evidence: `${evidence}; the day is ${day}` }
    : { ...gate, pass: false, evidence: `${evidence}; the day is ${day}: rehearse again before it` };
}

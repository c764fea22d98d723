import type { Answer } from "../service/remote.ts";
import { jsonOf } from "../service/remote.ts";

/** What the alarm knows of the hotline; that it knows nothing is not the same as healthy. */
export type Verdict =
  | { readonly is: "healthy" | "failing"; readonly by: "metrics" | "outside-probe" }
  | { readonly is: "unknown"; readonly why: string };

const mostFailed = 0.05;

const unknown = (why: string): Verdict => ({ is: "unknown", why });

const inside = (value: unknown, step: string | number): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;

const firstRow = (body: unknown): readonly unknown[] => {
  const row = ["results", 0, "series", 0, "values", 0].reduce(inside, body);
  return Array.isArray(row) ? row : [];
};

/** Reads the answer of the metrics store to "calls and failed calls of the last seconds". */
export const fromMetrics = (answer: Answer): Verdict => {
  if (answer.status !== 200) return unknown(`the metrics store answered ${answer.status}`);
  const [, calls, failed] = firstRow(jsonOf(answer)).map(Number);
  if (calls === undefined || failed === undefined) return unknown("the hotline sends no figures");
  return { is: failed > calls * mostFailed ? "failing" : "healthy", by: "metrics" };
};

/** Looks at the last tries of a probe that calls the hotline as a voter does. */
export const fromProbe = (tries: readonly boolean[]): Verdict => {
  if (tries.length === 0) return unknown("the outside probe has not called yet");
  // One failed try is an accident; two in a row are not.
  const isFailing = tries.length >= 2 && tries.slice(-2).every((isGood) => !isGood);
  return { is: isFailing ? "failing" : "healthy", by: "outside-probe" };
};

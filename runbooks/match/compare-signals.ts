import { durationText, shareText } from "../../model/quantities.ts";
import type { Figures, Signature } from "../signature-schema.ts";
import type { LiveNumbers } from "./read-live.ts";

export type Nearness = "match" | "near" | "no match";

/** One signal of a break beside what is seen now. */
export interface Signal {
  readonly kind: "figure" | "probe";
  readonly name: string;
  readonly now: string;
  readonly measured: string;
  /** From 0, the same, to 1, as different as can be. */
  readonly distance: number;
  readonly weight: number;
  readonly nearness: Nearness;
}

type Told = Omit<Signal, "nearness" | "kind"> & Partial<Pick<Signal, "kind">>;

const nearnessOf = (distance: number): Nearness =>
  distance <= 0.2 ? "match" : distance <= 0.5 ? "near" : "no match";

/** Shares this far apart are as different as can be. */
const FARTHEST_SHARE = 0.5;
/** So is a time this many times another one. */
const FARTHEST_TIME = 10;

/** Below a millisecond times differ by chance. */
const factor = (a: number, b: number): number => Math.abs(Math.log(Math.max(1, a) / Math.max(1, b)));

const timeDistance = (now: number, measured: number): number =>
  Math.min(1, factor(now, measured) / Math.log(FARTHEST_TIME));

function good(now: LiveNumbers, measured: Figures): readonly Told[] {
  if (now.good === undefined) return [];
  const distance = Math.min(1, Math.abs(now.good - measured.good) / FARTHEST_SHARE);
  return [
    { name: "good calls", now: shareText(now.good), measured: shareText(measured.good), distance, weight: 2 },
  ];
}

/** A time counts by how often it is the one before: another machine is slower in calm times too. */
function time(key: "p50Ms" | "p99Ms", now: LiveNumbers, { before, during }: Signature): readonly Told[] {
  const seen = now[key];
  if (seen === undefined) return [];
  const [was, base] = [now.before?.[key], before?.[key]];
  const comparable =
    was === undefined || base === undefined ? seen : (seen / Math.max(1, was)) * Math.max(1, base);
  const distance = timeDistance(comparable, during[key]);
  const name = key === "p50Ms" ? "p50" : "p99";
  return [{ name, now: durationText(seen), measured: durationText(during[key]), distance, weight: 1.5 }];
}

const mainError = (errors: Readonly<Record<string, number>>): string => {
  const [first] = Object.entries(errors).sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] <= 0 ? "none" : `${shareText(first[1])} ${first[0]}`;
};

/** Half of what would have to change for one mix of errors to become the other, of all calls that fail. */
function errors(now: LiveNumbers, measured: Figures): readonly Told[] {
  if (now.errors === undefined) return [];
  const names = new Set([...Object.keys(now.errors), ...Object.keys(measured.errors)]);
  const [all, most] = [...names].reduce(
    ([apart, total], name) => {
      const [a, b] = [now.errors?.[name] ?? 0, measured.errors[name] ?? 0];
      return [apart + Math.abs(a - b), total + Math.max(a, b)];
    },
    [0, 0],
  );
  const distance = most === 0 ? 0 : Math.min(1, all / Math.max(0.1, most));
  const told = { now: mainError(now.errors), measured: mainError(measured.errors) };
  return [{ name: "main error", ...told, distance, weight: 2.5 }];
}

function state(now: LiveNumbers, measured: Figures): readonly Told[] {
  if (now.state === undefined || measured.state === null) return [];
  const distance = now.state === measured.state ? 0 : 1;
  return [{ name: "state", now: now.state, measured: measured.state, distance, weight: 1.5 }];
}

const deathWord = (died: boolean): string => (died ? "a process died" : "none died");

function deaths(now: LiveNumbers, measured: Figures): readonly Told[] {
  if (now.deaths === undefined) return [];
  const distance = now.deaths === measured.deaths ? 0 : 1;
  return [
    {
      name: "processes",
      now: deathWord(now.deaths),
      measured: deathWord(measured.deaths),
      distance,
      weight: 2,
    },
  ];
}

function probeDistance(now: number | string, measured: number | string): number {
  if (typeof now === "number" && typeof measured === "number") {
    return Math.min(
      1,
      Math.abs(Math.log((Math.abs(now) + 1) / (Math.abs(measured) + 1))) / Math.log(FARTHEST_TIME),
    );
  }
  return String(now) === String(measured) ? 0 : 1;
}

/** What only a probe sees tells breaks apart that look the same from outside. */
const probes = (now: LiveNumbers, measured: Figures): readonly Told[] =>
  Object.entries(now.probes ?? {}).flatMap(([name, seen]) => {
    const then = measured.probes[name];
    if (then === undefined) return [];
    const distance = probeDistance(seen, then);
    return [
      {
        kind: "probe",
        name: `probe ${name}`,
        now: String(seen),
        measured: String(then),
        distance,
        weight: 3,
      },
    ];
  });

/** Each signal that is known now and was measured in the break. */
export const compareSignals = (now: LiveNumbers, signature: Signature): readonly Signal[] =>
  [
    ...good(now, signature.during),
    ...errors(now, signature.during),
    ...time("p50Ms", now, signature),
    ...time("p99Ms", now, signature),
    ...state(now, signature.during),
    ...deaths(now, signature.during),
    ...probes(now, signature.during),
  ].map((told) => ({ kind: "figure", ...told, nearness: nearnessOf(told.distance) }));

/** From 0 to 1 over all signals; nothing where none can be compared. */
export function distanceOf(signals: readonly Signal[]): number | undefined {
  const weights = signals.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return undefined;
  return signals.reduce((sum, { distance, weight }) => sum + distance * weight, 0) / weights;
}

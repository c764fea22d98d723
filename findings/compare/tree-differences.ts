import { canonicalJson } from "../../model/canonical-json.ts";
import type { PlanDifference } from "../../model/comparison.ts";

const LONGEST = 60;

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value on one line; what is too long to be read there is told by its size. */
function valueText(value: unknown): string {
  if (value === undefined) return "absent";
  const text = canonicalJson(value);
  if (text.length <= LONGEST) return text;
  if (Array.isArray(value)) return `other entries, ${value.length} of them`;
  return typeof value === "string" ? `${text.slice(0, LONGEST)}…` : "other values";
}

const NAMES = ["id", "name", "fix"] as const;

/** What an entry of a list is called, so that one more in front does not make all behind it look changed. */
function nameOf(entry: unknown): string | undefined {
  if (!isMap(entry)) return undefined;
  const name = NAMES.map((key) => entry[key]).find((value) => typeof value === "string");
  return typeof name === "string" ? name : undefined;
}

/** A list of named entries as a map; nothing when two are called the same, or one is called nothing. */
function named(list: readonly unknown[]): Readonly<Record<string, unknown>> | undefined {
  const entries = list.map((entry) => [nameOf(entry), entry] as const);
  const names = new Set(entries.map(([name]) => name));
  if (names.has(undefined) || names.size !== list.length) return undefined;
  return Object.fromEntries(entries.map(([name, entry]) => [name ?? "", entry]));
}

const asMap = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (Array.isArray(value)) return value.length === 0 ? {} : named(value);
  return isMap(value) ? value : undefined;
};

const below = (path: string, key: string): string => (path === "" ? key : `${path}.${key}`);

/** Where two values are not the same, path by path; lists of numbers are told as one. */
export function treeDifferences(first: unknown, second: unknown, path = ""): readonly PlanDifference[] {
  if (canonicalJson(first) === canonicalJson(second)) return [];
  const [left, right] = [asMap(first), asMap(second)];
  if (left === undefined || right === undefined) {
    return [{ path, first: valueText(first), second: valueText(second) }];
  }
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys.flatMap((key) => treeDifferences(own(left, key), own(right, key), below(path, key)));
}

const own = (map: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(map, key) ? map[key] : undefined;

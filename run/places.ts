import { UsageError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";

/** What `${ports.NAME}` and `${links.NAME}` stand for in this run. */
export interface Places {
  readonly ports: ReadonlyMap<string, number>;
  /** Link name to the host:port on which it is entered. */
  readonly links: ReadonlyMap<string, string>;
}

const PLACE = /\$\{(ports|links)\.([\w-]+)\}/gu;

/** All names after `${ports.` in a text. */
export const portNames = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(PLACE)].flatMap(([, kind, name]) =>
      kind === "ports" && name !== undefined ? [name] : [],
    ),
  ),
];

/** Puts the addresses of this run into a text of the scenario. */
export function withPlaces(text: string, places: Places): string {
  return text.replaceAll(PLACE, (whole, kind: string, name: string) => {
    const value = kind === "ports" ? places.ports.get(name) : places.links.get(name);
    if (value === undefined)
      throw new UsageError(`"${whole}" has no value in this run.`, "Name a link of the scenario.");
    return String(value);
  });
}

export function hostAndPort(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(":");
  const port = Number(address.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`"${address}" is not an address.`, 'Write host and port, such as "127.0.0.1:8080".');
  }
  return { host: address.slice(0, colon).replaceAll(/[[\]]/gu, ""), port };
}

/** The plan with the addresses of this run in it, as it is recorded and shown in runbooks. */
export function placedPlan(plan: Plan, places: Places): Plan {
  const placed: Plan = JSON.parse(withPlaces(JSON.stringify(plan), places));
  return placed;
}

import { UsageError } from "../model/errors.ts";
import type { PlacesOfRun } from "../model/place-variables.ts";
import type { Plan } from "../model/plan.ts";

const PLACE = /\$\{(ports|links|folders)\.([\w-]+)\}/gu;

type PlaceKind = "ports" | "links" | "folders";

/**
 * What `${ports.NAME}` (a free port), `${links.NAME}` (the host:port at which a link is entered) and
 * `${folders.NAME}` (an empty folder that lives as long as the run) stand for in this run.
 */
export type Places = Readonly<Record<PlaceKind, ReadonlyMap<string, string>>>;

/** All names after `${ports.` or `${folders.` in a text. */
export const placeNames = (text: string, wanted: PlaceKind): readonly string[] => [
  ...new Set(
    [...text.matchAll(PLACE)].flatMap(([, kind, name]) =>
      kind === wanted && name !== undefined ? [name] : [],
    ),
  ),
];

const isKind = (word: string): word is PlaceKind => ["ports", "links", "folders"].includes(word);

/** Puts the addresses of this run into a text of the scenario. */
export function withPlaces(text: string, places: Places): string {
  return text.replaceAll(PLACE, (whole, kind: string, name: string) => {
    const value = isKind(kind) ? places[kind].get(name) : undefined;
    if (value === undefined)
      throw new UsageError(`"${whole}" has no value in this run.`, "Name a link of the scenario.");
    return value;
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

const placesOfRun = ({ ports, links, folders }: Places): PlacesOfRun => ({
  ports: Object.fromEntries(ports),
  links: Object.fromEntries(links),
  folders: Object.fromEntries(folders),
});

/** The plan with the addresses of this run in it, as it is recorded and shown in runbooks. */
export function placedPlan(plan: Plan, places: Places): Plan {
  const placed: Plan = JSON.parse(withPlaces(JSON.stringify(plan), places));
  return { ...placed, places: placesOfRun(places) };
}

/** Whether a URL asks a process of the run: a port that was chosen for this run is that of one which ends with it. */
export function isInRun(url: string, { ports }: Places): boolean {
  const { hostname, port } = new URL(url);
  return hostname === "127.0.0.1" && [...ports.values()].includes(port);
}

import type { Routes } from "./http-server.ts";
import { send } from "./http-server.ts";
import { readJson } from "./read-json.ts";
import { Refusal } from "./refusal.ts";

/** The switches that an operator of a service may turn, by name; off at the start. */
export class Switches<Name extends string> {
  readonly #on = new Set<Name>();
  readonly #listeners: ((name: Name, isOn: boolean) => void)[] = [];
  readonly names: readonly Name[];

  constructor(names: readonly Name[]) {
    this.names = names;
  }

  isOn(name: Name): boolean {
    return this.#on.has(name);
  }

  onChange(listener: (name: Name, isOn: boolean) => void): void {
    this.#listeners.push(listener);
  }

  turn(name: Name, isOn: boolean): void {
    if (isOn) this.#on.add(name);
    else this.#on.delete(name);
    for (const listener of this.#listeners) listener(name, isOn);
  }

  /** Every switch with whether it is on. */
  get all(): Readonly<Record<string, boolean>> {
    return Object.fromEntries(this.names.map((name) => [name, this.isOn(name)]));
  }
}

/** What a service tells about itself: its failure state, writes that wait to be stored, and whatever else helps. */
export interface Health {
  readonly state: "full" | "read-only" | "queue-writes" | "static-page" | "off";
  readonly backlog: number;
  readonly [detail: string]: unknown;
}

/** Reads `{"on":true}` or `{"on":false}`. */
export const wantedIn = (body: unknown): boolean => {
  const on = typeof body === "object" && body !== null && "on" in body ? body.on : undefined;
  if (typeof on === "boolean") return on;
  throw new Refusal(400, 'send {"on":true} or {"on":false}');
};

/** `GET /healthz`, and `POST /admin/NAME` for each switch; every answer is the new health. */
export const operatorRoutes = <Name extends string>(
  switches: Switches<Name>,
  health: () => Health,
): Routes => {
  const now = (): string => JSON.stringify({ ...health(), ...switches.all });
  const turns = switches.names.map((name): [string, Routes[string]] => [
    `POST /admin/${name}`,
    async (request, response) => {
      switches.turn(name, wantedIn(await readJson(request)));
      send(response, 200, now());
    },
  ]);
  return { "GET /healthz": (_, response) => send(response, 200, now()), ...Object.fromEntries(turns) };
};

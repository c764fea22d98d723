import type { Coordinates } from "../geocoder/place-of.ts";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";

const usualMs = 1_500;
const patientMs = 8_000;
const connections = 20;

const isPlace = (value: unknown): value is Coordinates =>
  typeof value === "object" &&
  value !== null &&
  "x" in value &&
  "y" in value &&
  typeof value.x === "number" &&
  typeof value.y === "number";

interface Said {
  readonly result?: { readonly addressMatches?: readonly ({ readonly coordinates?: unknown } | null)[] };
}

const placeIn = (answer: Answer): Coordinates | undefined => {
  const said = jsonOf(answer);
  if (answer.status !== 200 || typeof said !== "object" || said === null)
    throw new Unanswered("the geocoder", "connection");
  const { result }: Said = said;
  const place = result?.addressMatches?.[0]?.coordinates;
  return isPlace(place) ? place : undefined;
};

/** Finds where an address is. */
export class Geocoder {
  readonly #remote: Remote;
  readonly #isPatient: () => boolean;

  constructor(url: string, isPatient: () => boolean) {
    this.#remote = new Remote("the geocoder", url, connections);
    this.#isPatient = isPatient;
  }

  /** Nothing when it knows no such address. Rejects with `Unanswered`. */
  async find(address: string): Promise<Coordinates | undefined> {
    const path = `/geocoder/locations/onelineaddress?address=${encodeURIComponent(address)}`;
    const withinMs = this.#isPatient() ? patientMs : usualMs;
    return placeIn(await this.#remote.ask(path, { withinMs }));
  }

  close(): void {
    this.#remote.close();
  }
}

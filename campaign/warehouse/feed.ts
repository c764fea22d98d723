import { Refusal } from "../service/refusal.ts";
import { jsonOf, Remote } from "../service/remote.ts";

/** What the source says of its newest file. */
export interface Manifest {
  readonly version: number;
  readonly rows: number;
  readonly madeAt: string;
}

/** A voter to call, for an office; a higher score comes first. */
export interface Target {
  readonly voter: number;
  readonly office: number;
  readonly score: number;
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === "object" &&
  value !== null &&
  Number.isInteger(Reflect.get(value, "version")) &&
  Number.isInteger(Reflect.get(value, "rows")) &&
  typeof Reflect.get(value, "madeAt") === "string";

const rowShape = /^(\d{1,9}),(\d{1,5}),(\d{1,5})$/;

/** The rows of a file; a line that is none is left out, as `COPY` with a limit for errors does. */
const targetsIn = (csv: string): readonly Target[] =>
  csv.split("\n").flatMap((line) => {
    const [, voter, office, score] = rowShape.exec(line) ?? [];
    if (voter === undefined) return [];
    return [{ voter: Number(voter), office: Number(office), score: Number(score) }];
  });

const manifestWithinMs = 1_000;
const fileWithinMs = 10_000;

/** Where the files come from. */
export class Feed {
  readonly #loaded: Remote;
  readonly #asked: Remote;

  constructor(url: string) {
    this.#loaded = new Remote("the feed", url, 2);
    this.#asked = new Remote("the feed", url, 200);
  }

  async manifest(): Promise<Manifest> {
    return await this.#manifestOver(this.#loaded, manifestWithinMs);
  }

  /** For somebody who waits for it. */
  async manifestWithin(withinMs: number): Promise<Manifest> {
    return await this.#manifestOver(this.#asked, withinMs);
  }

  async file(version: number): Promise<readonly Target[]> {
    const answer = await this.#loaded.ask(`/targets.csv?version=${version}`, { withinMs: fileWithinMs });
    if (answer.status !== 200) throw new Refusal(502, `the feed answered ${answer.status}`);
    return targetsIn(answer.text);
  }

  close(): void {
    this.#loaded.close();
    this.#asked.close();
  }

  async #manifestOver(remote: Remote, withinMs: number): Promise<Manifest> {
    const answer = await remote.ask("/manifest", { withinMs });
    const json = jsonOf(answer);
    if (answer.status === 200 && isManifest(json)) return json;
    throw new Refusal(502, `the feed answered ${answer.status} without a manifest`);
  }
}

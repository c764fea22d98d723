import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Address {
  readonly host: string;
  readonly port: number;
}

type Known = Readonly<Record<string, readonly Address[]>>;

const isAddress = (value: unknown): value is Address =>
  typeof value === "object" &&
  value !== null &&
  "host" in value &&
  "port" in value &&
  typeof value.host === "string" &&
  typeof value.port === "number";

const readKnown = (path: string): Known => {
  try {
    const json: unknown = JSON.parse(readFileSync(path, "utf8"));
    const entries = typeof json === "object" && json !== null ? Object.entries(json) : [];
    return Object.fromEntries(
      entries.map(([name, list]) => [name, Array.isArray(list) ? list.filter(isAddress) : []]),
    );
  } catch {
    // No file, or one that a person spoiled: Consul is asked, as if nothing were known.
    return {};
  }
};

/** The upstreams that were known last, in a file that outlives the process and that people can edit by hand. */
export class KnownFile {
  readonly #path: string;
  #known: Known;
  #text: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#path = join(folder, "upstreams.json");
    this.#known = readKnown(this.#path);
    this.#text = JSON.stringify(this.#known);
  }

  of(name: string): readonly Address[] | undefined {
    const known = Object.hasOwn(this.#known, name) ? this.#known[name] : undefined;
    return known === undefined || known.length === 0 ? undefined : known;
  }

  /** Writes the file when something in it is new, never half. */
  keep(name: string, addresses: readonly Address[]): void {
    if (addresses.length === 0) return;
    this.#known = { ...this.#known, [name]: addresses };
    const text = JSON.stringify(this.#known);
    if (text === this.#text) return;
    this.#text = text;
    this.#writing = this.#writing.then(() => this.#write(text)).catch(() => undefined);
  }

  /** Resolves when everything is on disk. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(text: string): Promise<void> {
    await writeFile(`${this.#path}.new`, text);
    await rename(`${this.#path}.new`, this.#path);
  }
}

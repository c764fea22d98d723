import type pg from "pg";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import type { Entry } from "./layout.ts";
import { Layout } from "./layout.ts";

const withinMs = 2_000;

interface Page {
  readonly id: string;
  revision: string;
  layout: Layout;
}

/** The vendor did not take an edit. */
class NotEdited extends Error {
  override name = "NotEdited";
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const textIn = ({ body }: Readonly<Record<string, unknown>>): string => {
  const { content } = fieldsOf(body);
  const parts: unknown[] = Array.isArray(content) ? content : [];
  return parts
    .flatMap((part) => fieldsOf(fieldsOf(part)["paragraph"])["elements"])
    .map((element) => fieldsOf(fieldsOf(element)["textRun"])["content"])
    .filter((text) => typeof text === "string")
    .join("");
};

/** The shared documents of a debate, a new one for every so many lines: one grows too large for those who read it. */
export class Pages {
  readonly #vendor: Remote;
  readonly #pool: pg.Pool;
  readonly #pages = new Map<number, Page>();

  constructor(url: string, pool: pg.Pool) {
    this.#vendor = new Remote("the vendor of documents", url, 8);
    this.#pool = pool;
  }

  /** Puts lines in their places, all with one edit. Rejects with `NotEdited` or `Unanswered`. */
  async edit(part: number, entries: readonly Entry[]): Promise<void> {
    const page = this.#pages.get(part) ?? (await this.#open(part));
    this.#pages.set(part, page);
    const { layout, requests } = page.layout.with(entries);
    if (requests.length === 0) return;
    const json = { requests, writeControl: { requiredRevisionId: page.revision } };
    const answer = await this.#vendor
      .ask(`/v1/documents/${page.id}:batchUpdate`, { json, withinMs })
      .catch((error: unknown) => this.#forget(part, error));
    // Somebody else has typed in it, or an edit without an answer was made after all: it must be read again.
    if (answer.status === 400) this.#pages.delete(part);
    const { writeControl } = this.#read(answer);
    page.revision = String(fieldsOf(writeControl)["requiredRevisionId"]);
    page.layout = layout;
  }

  close(): void {
    this.#vendor.close();
  }

  #forget(part: number, error: unknown): never {
    this.#pages.delete(part);
    throw error;
  }

  #read(answer: Answer): Readonly<Record<string, unknown>> {
    if (answer.status === 200) return fieldsOf(jsonOf(answer));
    if (answer.status === 429 || answer.status === 400) throw new NotEdited(`answered ${answer.status}`);
    throw new Unanswered("the vendor of documents", "connection");
  }

  async #open(part: number): Promise<Page> {
    const { rows } = await this.#pool.query<{ id: string }>("SELECT id FROM documents WHERE part = $1", [
      part,
    ]);
    const known = rows[0]?.id;
    const document =
      known === undefined
        ? await this.#create(part)
        : this.#read(await this.#vendor.ask(`/v1/documents/${known}`, { withinMs }));
    const { documentId, revisionId } = document;
    return { id: String(documentId), revision: String(revisionId), layout: Layout.of(textIn(document)) };
  }

  async #create(part: number): Promise<Readonly<Record<string, unknown>>> {
    const json = { title: `Debate, part ${part + 1}` };
    const document = this.#read(await this.#vendor.ask("/v1/documents", { json, withinMs }));
    await this.#pool.query("INSERT INTO documents (part, id) VALUES ($1, $2)", [
      part,
      document["documentId"],
    ]);
    return document;
  }
}

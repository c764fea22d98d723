import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import { Refusal } from "../service/refusal.ts";
import type { Paper } from "./paper.ts";

const mostConnections = 200;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The vendor takes no more requests now. */
export class Throttled extends Refusal {
  override name = "Throttled";

  constructor() {
    super(503, "the enrichment is throttled");
  }
}

const isThrottled = (answer: Answer): boolean =>
  answer.status === 429 || fieldsOf(jsonOf(answer))["__type"] === "ThrottlingException";

/** The vendor that finds names in texts. */
export class Enrichment {
  readonly #vendor: Remote;

  constructor(url: string) {
    this.#vendor = new Remote("the enrichment", url, mostConnections);
  }

  /** Rejects with `Throttled` when the vendor takes no more now. */
  async namesIn({ text }: Paper, withinMs: number): Promise<readonly string[]> {
    const json = { Text: text, LanguageCode: "en" };
    const answer = await this.#vendor.ask("/detect-entities", { json, withinMs });
    if (answer.status === 200)
      return listIn(fieldsOf(jsonOf(answer))["Entities"]).map((entity) => String(fieldsOf(entity)["Text"]));
    throw isThrottled(answer)
      ? new Throttled()
      : new Refusal(502, `the enrichment answered ${answer.status}`);
  }

  close(): void {
    this.#vendor.close();
  }
}

/** What a search finds. */
export interface Hit {
  readonly id: string;
  readonly title: string;
}

const hitOf = (hit: unknown): Hit => {
  const { _id, _source } = fieldsOf(hit);
  return { id: String(_id), title: String(fieldsOf(_source)["title"]) };
};

/** The search index. What is put in twice under one key is there once. */
export class SearchIndex {
  readonly #index: Remote;

  constructor(url: string) {
    this.#index = new Remote("the search index", url, mostConnections);
  }

  async put(papers: readonly Paper[], withinMs: number): Promise<void> {
    const lines = papers.map(({ key, title, text, names = [] }) => {
      const document = { title, text: [text, ...names].join("\n") };
      return `${JSON.stringify({ index: { _id: key } })}\n${JSON.stringify(document)}\n`;
    });
    const body = { type: "application/x-ndjson", body: lines.join("") };
    const answer = await this.#index.ask("/documents/_bulk", { text: body, withinMs });
    if (fieldsOf(jsonOf(answer))["errors"] !== false)
      throw new Refusal(503, `the search index answered ${answer.status}`);
  }

  async find(words: string, withinMs: number): Promise<readonly Hit[]> {
    const json = { query: { match: { text: { query: words, operator: "and" } } }, size: 10 };
    const answer = await this.#index.ask("/documents/_search", { json, withinMs });
    if (answer.status !== 200) throw new Refusal(503, `the search index answered ${answer.status}`);
    return listIn(fieldsOf(fieldsOf(jsonOf(answer))["hits"])["hits"]).map(hitOf);
  }

  close(): void {
    this.#index.close();
  }
}

/** What a caller is told when somebody behind gave no answer. */
export const unansweredRefusal = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
};

import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import { Refusal } from "../service/refusal.ts";
import type { Segment } from "./segment.ts";

const usualConnections = 32;
const manyConnections = 200;

interface Services {
  /** The vendor that writes down what it hears. */
  readonly transcribe: string;
  readonly docsWeb: string;
}

const wordsIn = (answer: Answer): string => {
  const said = jsonOf(answer);
  const words =
    typeof said === "object" && said !== null && "Transcript" in said ? said.Transcript : undefined;
  if (answer.status === 200 && typeof words === "string") return words;
  throw new Refusal(503, `the transcription answered ${answer.status}`);
};

const refused = (error: unknown): never => {
  throw error instanceof Unanswered ? new Refusal(504, error.message) : error;
};

/** The way of a piece of sound into the transcript. */
export class Writer {
  readonly #usual: Remote;
  readonly #many: Remote;
  readonly #docsWeb: Remote;
  hasManyConnections = false;

  constructor({ transcribe, docsWeb }: Services) {
    this.#usual = new Remote("the transcription", transcribe, usualConnections);
    this.#many = new Remote("the transcription", transcribe, manyConnections);
    this.#docsWeb = new Remote("DocsWeb", docsWeb, 400);
  }

  /** Resolves when DocsWeb has its words; each of the two steps may take `withinMs`. Doing it twice does no harm. */
  async write({ number, key, audio }: Segment, withinMs: number): Promise<void> {
    const vendor = this.hasManyConnections ? this.#many : this.#usual;
    const sound = { json: { AudioChunk: audio }, withinMs };
    const words = wordsIn(await vendor.ask("/stream-transcription", sound).catch(refused));
    const headers = { "idempotency-key": key };
    const line = { json: { number, words }, headers, withinMs };
    const { status } = await this.#docsWeb.ask("/lines", line).catch(refused);
    if (status >= 300) throw new Refusal(503, `DocsWeb answered ${status}`);
  }

  close(): void {
    for (const remote of [this.#usual, this.#many, this.#docsWeb]) remote.close();
  }
}

import { Conversation } from "../../../toxiproxy/http/conversation.ts";
import type { HttpValues } from "../../../toxiproxy/http/http-toxic.ts";
import { httpToxics } from "../../../toxiproxy/http/toxics/index.ts";
import { SeededRandom } from "../../../toxiproxy/seeded-random.ts";
import type { HttpToxicRecord } from "../../../toxiproxy/toxic-record.ts";
import type { Sink, Stage } from "../../../toxiproxy/toxics/toxic.ts";

/** A toxic as the API would make it, with its least settings beside these. */
export function httpToxic(type: string, attributes: HttpValues = {}, toxicity = 1): HttpToxicRecord {
  const kind = httpToxics.find((one) => one.type === type);
  if (kind === undefined) throw new Error(`no such toxic: ${type}`);
  const least = { path: "/", method: "", status: 503, body: "" };
  const settings = { name: type, stream: "downstream", direction: "downstream", toxicity } as const;
  return { ...settings, kind, attributes: { ...least, ...attributes } };
}

/** Keeps what comes out at one end. */
class Ear implements Sink {
  text = "";
  hasEnded = false;

  data(chunk: Buffer): void {
    if (this.hasEnded) throw new Error("bytes behind the end");
    this.text += chunk.toString("latin1");
  }

  end(): void {
    this.hasEnded = true;
  }
}

/** A conversation without sockets: what each end says is put in, and what the other one hears is kept. */
export class InConversation {
  readonly service = new Ear();
  readonly client = new Ear();
  readonly conversation: Conversation;
  sides: { readonly requests: Stage; readonly answers: Stage } | undefined;

  constructor(toxics: readonly HttpToxicRecord[], { isFresh = true } = {}) {
    this.conversation = new Conversation({
      service: this.service,
      client: this.client,
      join: (requests, answers) => (this.sides = { requests, answers }),
      leave: () => (this.sides = undefined),
      isFresh: () => isFresh,
      moved: () => undefined,
      randomFor: (toxic) => new SeededRandom(1, "p", toxic.name, 1),
    });
    for (const toxic of toxics) this.conversation.add(toxic);
  }

  /** The client says something. */
  ask(text: string): void {
    const bytes = Buffer.from(text, "latin1");
    if (this.sides === undefined) this.service.data(bytes);
    else this.sides.requests.data(bytes);
  }

  /** The service says something. */
  answer(text: string): void {
    const bytes = Buffer.from(text, "latin1");
    if (this.sides === undefined) this.client.data(bytes);
    else this.sides.answers.data(bytes);
  }

  /** Stops every timer. */
  stop(): void {
    this.sides?.requests.stop?.();
    this.sides?.answers.stop?.();
  }
}

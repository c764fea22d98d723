import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import type { Said } from "../service/send-once.ts";
import type { Text } from "./text.ts";

const withinMs = 2_000;

interface VendorSaid {
  readonly code?: unknown;
  readonly errorCode?: unknown;
  readonly messages?: unknown;
}

const fieldsOf = (answer: Answer): VendorSaid => {
  const said = jsonOf(answer);
  return typeof said === "object" && said !== null ? said : {};
};

const isKept = (message: unknown): boolean =>
  typeof message === "object" && message !== null && "status" in message && message.status !== "failed";

const saidIn = (answer: Answer): Said => {
  const { code, errorCode } = fieldsOf(answer);
  if (answer.status === 201) return errorCode === 30_001 ? "busy" : "taken";
  if (answer.status === 429 || code === 21_611) return "busy";
  // A server that fails may have taken the text before it failed.
  if (answer.status >= 500) throw new Unanswered("the texting vendor", "connection");
  return "never";
};

/** The texting vendor. It knows no keys: a text that is sent to it twice goes out twice. */
export class Vendor {
  readonly #remote: Remote;

  constructor(url: string) {
    this.#remote = new Remote("the texting vendor", url, 100);
  }

  /** Rejects with `Unanswered` when nobody knows whether the text goes out. */
  async send({ token, to, body }: Text, from: string): Promise<Said> {
    const json = { from, to, body, reference: token };
    return saidIn(await this.#remote.ask("/messages", { json, withinMs }));
  }

  /** Whether the vendor has taken the text of this token before. */
  async has(token: string): Promise<boolean> {
    const path = `/messages?reference=${encodeURIComponent(token)}`;
    const answer = await this.#remote.ask(path, { withinMs });
    const { messages } = fieldsOf(answer);
    if (answer.status !== 200 || !Array.isArray(messages))
      throw new Unanswered("the texting vendor", "connection");
    return messages.some(isKept);
  }

  close(): void {
    this.#remote.close();
  }
}

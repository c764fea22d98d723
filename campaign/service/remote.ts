import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:http";

/** Why another service gave no answer: it took too long, or the connection failed. */
export class Unanswered extends Error {
  override name = "Unanswered";
  override readonly cause: "timeout" | "connection";

  constructor(who: string, cause: "timeout" | "connection") {
    super(cause === "timeout" ? `${who} did not answer in time` : `${who} cannot be reached`);
    this.cause = cause;
  }
}

export interface Question {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly json?: unknown;
  /** A body that is not JSON, such as the lines of a log. */
  readonly text?: { readonly type: string; readonly body: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** From the question to the last byte of the answer, the wait for a connection included. */
  readonly withinMs: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** The answer as JSON; nothing when it is none. */
export const jsonOf = (answer: Answer): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
};

/** Another service over HTTP, with at most so many connections: who comes later waits for one. */
export class Remote {
  readonly #name: string;
  readonly #url: string;
  readonly #agent: Agent;
  #asked = 0;

  constructor(name: string, url: string, connections = 50) {
    this.#name = name;
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Questions that have no answer yet. */
  get asked(): number {
    return this.#asked;
  }

  /** Resolves with whatever was answered, refusals included; rejects with `Unanswered`. */
  async ask(path: string, question: Question): Promise<Answer> {
    this.#asked += 1;
    try {
      return await this.#send(path, question);
    } finally {
      this.#asked -= 1;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, { method, headers, withinMs, ...content }: Question): Promise<Answer> {
    const sending = contentOf(content);
    const body = sending?.body;
    return new Promise((resolve, reject) => {
      let cause: Unanswered["cause"] = "connection";
      const fail = (): void => reject(new Unanswered(this.#name, cause));
      const sent = request(`${this.#url}${path}`, {
        agent: this.#agent,
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          ...headers,
          ...(sending === undefined
            ? {}
            : { "content-type": sending.type, "content-length": Buffer.byteLength(sending.body) }),
        },
      });
      const timer = setTimeout(() => {
        cause = "timeout";
        sent.destroy();
        fail();
      }, withinMs);
      sent.on("error", fail).on("close", () => clearTimeout(timer));
      sent.on("response", (response) => {
        readText(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          fail,
        );
      });
      sent.end(body);
    });
  }
}

const contentOf = ({ json, text }: Pick<Question, "json" | "text">): Question["text"] =>
  text ?? (json === undefined ? undefined : { type: "application/json", body: JSON.stringify(json) });

const readText = async (response: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += String(chunk);
  if (!response.complete) throw new Error("half an answer");
  return text;
};

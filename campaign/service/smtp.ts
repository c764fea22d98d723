import { createTransport } from "nodemailer";
import { Unanswered } from "./remote.ts";
import type { Said } from "./send-once.ts";
import type { Environment } from "./settings.ts";
import { httpAddress } from "./settings.ts";

/** Where a mail service takes mail. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
}

export const smtpAddress = (environment: Environment, name: string): SmtpAddress => {
  const { hostname, port } = new URL(httpAddress(environment, name));
  return { host: hostname, port: Number(port || 25) };
};

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The sender's own mark, which the service keeps. */
  readonly reference: string;
}

/** What the service said in its refusal: 4xx is for now, 5xx for good. */
export const saidIn = (error: unknown): Said => {
  const code = error instanceof Error && "responseCode" in error ? error.responseCode : undefined;
  if (typeof code === "number") return code >= 500 ? "never" : "busy";
  throw new Unanswered("the mail service", "connection");
};

/** A mail service over SMTP; each step of a conversation with it may take `withinMs`. */
export class Smtp {
  readonly #transport;

  constructor({ host, port }: SmtpAddress, connections: number, withinMs: number) {
    this.#transport = createTransport({
      pool: true,
      host,
      port,
      ignoreTLS: true,
      maxConnections: connections,
      maxMessages: Infinity,
      // Nothing is sent again behind our back.
      maxRequeues: 0,
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
    });
  }

  /** Rejects with `Unanswered` when nobody knows whether the service has the mail. */
  async send({ reference, ...letter }: Letter): Promise<Said> {
    try {
      await this.#transport.sendMail({
        from: "campaign@mail.example.org",
        ...letter,
        headers: { "X-Reference": reference },
      });
      return "taken";
    } catch (error) {
      return saidIn(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

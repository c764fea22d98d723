import { createTransport } from "nodemailer";
import type { Answer } from "../service/remote.ts";
import { jsonOf, Remote, Unanswered } from "../service/remote.ts";
import type { Said } from "../service/send-once.ts";
import { saidIn } from "../service/smtp.ts";
import type { Mail } from "./mail.ts";

export interface ServiceAddress {
  /** Host and port of its SMTP. */
  readonly smtp: { readonly host: string; readonly port: number };
  /** Of its web interface, which says what it has taken. */
  readonly web: string;
}

const usualConnections = 40;
const manyConnections = 200;
const webWithinMs = 2_000;

const openTransport = ({ host, port }: ServiceAddress["smtp"], maxConnections: number) =>
  createTransport({
    pool: true,
    host,
    port,
    ignoreTLS: true,
    maxConnections,
    maxMessages: Infinity,
    // Nothing is sent again behind our back: what became of a mail without an answer is asked first.
    maxRequeues: 0,
    connectionTimeout: 2_000,
    greetingTimeout: 2_000,
    socketTimeout: 4_000,
  });

const countIn = (answer: Answer): number => {
  const said = jsonOf(answer);
  const count = typeof said === "object" && said !== null && "count" in said ? said.count : undefined;
  if (answer.status === 200 && typeof count === "number") return count;
  throw new Unanswered("the mail service's web interface", "connection");
};

/** A mail service: it takes mail over SMTP, and knows no keys: what it is handed twice goes out twice. */
export class MailService {
  readonly #usual: ReturnType<typeof openTransport>;
  readonly #many: ReturnType<typeof openTransport>;
  readonly #web: Remote;

  constructor({ smtp, web }: ServiceAddress) {
    this.#usual = openTransport(smtp, usualConnections);
    this.#many = openTransport(smtp, manyConnections);
    this.#web = new Remote("the mail service's web interface", web, 50);
  }

  /** Rejects with `Unanswered` when nobody knows whether the service has the mail. */
  async send({ token, to, kind }: Mail, hasManyConnections: boolean): Promise<Said> {
    const transport = hasManyConnections ? this.#many : this.#usual;
    try {
      await transport.sendMail({
        from: "campaign@mail.example.org",
        to,
        subject: kind === "receipt" ? "Thank you for your gift" : "The quarter ends tonight",
        text: `https://mail.example.org/click?id=1 (${kind})`,
        headers: { "X-Reference": token },
      });
      return "taken";
    } catch (error) {
      return saidIn(error);
    }
  }

  /** Whether the service has taken the mail of this token before. */
  async has({ token }: Mail): Promise<boolean> {
    const path = `/mails?reference=${encodeURIComponent(token)}`;
    return countIn(await this.#web.ask(path, { withinMs: webWithinMs })) > 0;
  }

  close(): void {
    this.#usual.close();
    this.#many.close();
    this.#web.close();
  }
}

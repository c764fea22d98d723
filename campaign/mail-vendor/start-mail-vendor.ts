import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import type { Routes } from "../service/http-server.ts";
import { createHttpServer, send } from "../service/http-server.ts";
import { closeServer, listen } from "../service/listen.ts";
import type { Running } from "../service/program.ts";
import type { Environment } from "../service/settings.ts";
import { wholeNumber } from "../service/settings.ts";
import { Mailbox } from "./mailbox.ts";
import { readReference } from "./read-reference.ts";

export interface MailVendorSettings {
  /** Of its web interface. */
  readonly port: number;
  readonly smtpPort: number;
  /** Connections above this are refused with 421. */
  readonly connections: number;
  /** How long it takes to accept a mail. */
  readonly acceptMs: number;
}

export const readMailVendorSettings = (environment: Environment): MailVendorSettings => ({
  port: wholeNumber(environment, "PORT"),
  smtpPort: wholeNumber(environment, "SMTP_PORT"),
  connections: wholeNumber(environment, "CONNECTIONS", 60),
  acceptMs: wholeNumber(environment, "ACCEPT_MS", 5),
});

const openSmtp = (mailbox: Mailbox, { connections, acceptMs }: MailVendorSettings): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    maxClients: connections,
    onData: (stream, _session, answer) => {
      readReference(stream)
        .then(async (reference) => {
          // Taken first and told after, as the real ones do.
          mailbox.take(reference);
          await pause(acceptMs);
          answer(null, "queued");
        })
        .catch((error: unknown) =>
          answer(Object.assign(new Error("message not accepted", { cause: error }), { responseCode: 552 })),
        );
    },
  });

const listenSmtp = (server: SMTPServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    const listening = server.listen(port, "127.0.0.1", () => {
      // One client that hangs up is no reason to end.
      server.off("error", reject).on("error", () => undefined);
      const address = listening.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const routes = (mailbox: Mailbox): Routes => ({
  "GET /healthz": (_, response) => send(response, 200, JSON.stringify({ mails: mailbox.size })),
  "GET /mails": (request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://vendor");
    const count = mailbox.countOf(searchParams.get("reference") ?? "");
    send(response, 200, JSON.stringify({ count }));
  },
  "GET /log": (_, response) => {
    const text = mailbox.log();
    response.writeHead(200, { "content-type": "text/plain", "content-length": Buffer.byteLength(text) });
    response.end(text);
  },
});

/** A stand-in for a mail service: it takes mail over SMTP, and a web interface says what it has taken. */
export const startMailVendor = async (
  settings: MailVendorSettings,
): Promise<Running & { readonly smtpPort: number }> => {
  const mailbox = new Mailbox();
  const smtp = openSmtp(mailbox, settings);
  const smtpPort = await listenSmtp(smtp, settings.smtpPort);
  const server = createHttpServer(routes(mailbox));
  const port = await listen(server, settings.port);
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await closeServer(server);
  };
  return { port, smtpPort, close };
};

import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { reasonOf } from "../../../../model/errors.ts";
import { readBody, Refusal } from "./body.ts";
import { decodeMetrics, type Metric } from "./decode.ts";

const PATH = "/v1/metrics";
const TYPE = "application/x-protobuf";
/** A sender that hangs in the middle of a body must not keep a run from ending. */
const CLOSE_WITHIN_MS = 5000;
const READ_WITHIN_MS = 15_000;

interface ReceiverDoors {
  readonly onMetrics: (metrics: readonly Metric[]) => void;
  /** Told of metrics that were not taken, once for each kind of trouble, however often it happens. */
  readonly onTrouble: (text: string) => void;
}

export interface Receiver {
  /** As `host:port`. */
  readonly endpoint: string;
  /** Takes no more metrics; resolves when the requests under way are answered. */
  close(): Promise<void>;
}

function admit({ method = "", url = "", headers }: IncomingMessage): void {
  const path = url.split("?")[0] ?? "";
  if (path !== PATH) throw new Refusal(404, `There is nothing at "${path}": metrics go to ${PATH}.`);
  if (method !== "POST") throw new Refusal(405, `"${method}" does nothing here: metrics are sent with POST.`);
  const type = (headers["content-type"] ?? "").split(";")[0]?.trim() ?? "";
  if (type !== TYPE) throw new Refusal(415, `The type "${type}" is not known here: send ${TYPE}.`);
}

function decoded(body: Uint8Array): readonly Metric[] {
  try {
    return decodeMetrics(body);
  } catch (error) {
    throw new Refusal(400, reasonOf(error));
  }
}

function answer(response: ServerResponse, refusal: Refusal | undefined): void {
  response.statusCode = refusal?.status ?? 200;
  response.setHeader("content-type", refusal === undefined ? TYPE : "text/plain; charset=utf-8");
  if (refusal?.status === 405) response.setHeader("allow", "POST");
  response.end(refusal?.message);
}

/** Somebody who looks for something else at this port brought no metrics, so none are lost. */
const isStranger = ({ status }: Refusal): boolean => status === 404 || status === 405;

/** Answers every request, whatever comes in; never throws. */
function responder(
  doors: ReceiverDoors,
  isOpen: () => boolean,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const told = new Set<number>();
  return async (request, response) => {
    try {
      admit(request);
      doors.onMetrics(decoded(await readBody(request)));
      // A kept connection would hold up the end.
      if (!isOpen()) response.setHeader("connection", "close");
      answer(response, undefined);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, `Not taken: ${reasonOf(error)}.`);
      if (!isStranger(refusal) && !told.has(refusal.status)) doors.onTrouble(refusal.message);
      told.add(refusal.status);
      // The rest of a refused body would be read as the next request.
      response.setHeader("connection", "close");
      answer(response, refusal);
    }
  };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
  await closed;
  clearTimeout(timer);
}

/** Receives the OTLP metrics of k6 on a free loopback port. */
export async function startReceiver(doors: ReceiverDoors): Promise<Receiver> {
  const server = createServer({ requestTimeout: READ_WITHIN_MS, connectionsCheckingInterval: 1000 });
  const respond = responder(doors, () => server.listening);
  server.on("request", (request, response) => void respond(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("listening without a port");
  return { endpoint: `127.0.0.1:${address.port}`, close: async () => close(server) };
}

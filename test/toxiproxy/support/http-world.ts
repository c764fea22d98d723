import { Agent, createServer, request, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { open, atEnd, startRig, type Peer, type Rig } from "./rig.ts";

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The connection broke before the answer was whole. */
  readonly isCut: boolean;
}

interface Ask {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

/** A web service behind a proxy "p" of an embedded Toxiproxy. */
export interface HttpWorld extends Rig {
  readonly port: number;
  /** What the service has seen, such as "GET /a". */
  readonly seen: string[];
  readonly ask: (path: string, how?: Ask) => Promise<Got>;
  /** A connection of its own, for bytes as they are. */
  readonly raw: () => Promise<Peer>;
  readonly http: (type: string, settings: Record<string, unknown>) => Promise<void>;
  readonly off: (type: string) => Promise<void>;
}

/** Answers everything with its method, its path and what it was sent. */
const echo: RequestListener = (asked, answer) => {
  let body = "";
  asked.on("data", (chunk: Buffer) => (body += chunk.toString()));
  asked.on("end", () => answer.end(`${asked.method} ${asked.url} ${body}`));
};

export async function startHttpWorld(service: RequestListener = echo, seed = 1): Promise<HttpWorld> {
  const rig = await startRig({ seed });
  const seen: string[] = [];
  const web = createServer({ keepAliveTimeout: 60_000 }, (asked, answer) => {
    seen.push(`${asked.method} ${asked.url}`);
    service(asked, answer);
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  atEnd(() => {
    web.closeAllConnections();
    web.close();
  });
  const address = web.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const port = await rig.proxy("p", address.port);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  atEnd(() => agent.destroy());
  return {
    ...rig,
    port,
    seen,
    ask: (path, how = {}) => askFor(port, path, { agent, ...how }),
    raw: () => open(port),
    async http(type, { toxicity = 1, ttl, ...attributes }) {
      await rig.toxic("p", { type, toxicity, attributes, ...(ttl !== undefined && { ttl }) });
    },
    async off(type) {
      const { status, text } = await rig.call("DELETE", `/proxies/p/toxics/${type}_downstream`);
      if (status !== 204) throw new Error(text);
    },
  };
}

function askFor(
  port: number,
  path: string,
  { method = "GET", body, headers = {}, agent }: Ask,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, method, headers, ...(agent && { agent }) },
      (response) => {
        let text = "";
        const give = (isCut: boolean): void =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, isCut });
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => give(false));
        response.on("error", () => give(true));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

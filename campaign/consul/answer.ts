import type { IncomingMessage, ServerResponse } from "node:http";
import { readJson } from "../service/read-json.ts";
import { Refusal } from "../service/refusal.ts";
import type { Leader } from "./leader.ts";
import { readRegistration, readSeconds } from "./read-registration.ts";
import type { Instance, Services } from "./services.ts";

const servicePath = /^\/v1\/health\/service\/([a-z0-9-]{1,60})$/;
const passPath = /^\/v1\/agent\/check\/pass\/service:([^/]{1,80})$/;
const deregisterPath = /^\/v1\/agent\/service\/deregister\/([^/]{1,80})$/;

const asConsul = ({ id, name, address, port, isPassing }: Instance) => ({
  Node: { Node: "rehearsal", Address: address },
  Service: { ID: id, Service: name, Address: address, Port: port },
  Checks: [{ CheckID: `service:${id}`, Status: isPassing ? "passing" : "critical" }],
});

const catalogueOf = (services: Services): unknown =>
  Object.fromEntries(services.all.map(({ name }) => [name, []]));

const readFrom = (services: Services, url: URL): unknown => {
  const [, name] = servicePath.exec(url.pathname) ?? [];
  if (name !== undefined) {
    const onlyPassing = url.searchParams.has("passing");
    return services.all
      .filter((instance) => instance.name === name && (instance.isPassing || !onlyPassing))
      .map(asConsul);
  }
  if (url.pathname === "/v1/status/leader") return "127.0.0.1:8300";
  if (url.pathname === "/v1/catalog/services") return catalogueOf(services);
  if (url.pathname === "/v1/internal/services") return { instances: services.all, index: services.index };
  throw new Refusal(404, "no such path");
};

/** Reads what this server knows; with `index` the answer waits for a change, for `wait` at most. */
const read = async (services: Services, url: URL): Promise<unknown> => {
  const index = Number(url.searchParams.get("index") ?? 0);
  const waitMs = readSeconds(url.searchParams.get("wait"), 300_000);
  if (index > 0) await services.changeAfter(index, waitMs);
  return readFrom(services, url);
};

const write = (services: Services, url: URL, json: unknown): boolean => {
  const [, passing] = passPath.exec(url.pathname) ?? [];
  const [, leaving] = deregisterPath.exec(url.pathname) ?? [];
  if (passing !== undefined) services.pass(decodeURIComponent(passing));
  else if (leaving !== undefined) services.deregister(decodeURIComponent(leaving));
  else if (url.pathname === "/v1/agent/service/register") services.register(readRegistration(json));
  else throw new Refusal(404, "no such path");
  return true;
};

const sendJson = (response: ServerResponse, services: Services, value: unknown): void => {
  if (response.destroyed) return;
  const text = JSON.stringify(value);
  response.setHeader("x-consul-index", services.index);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> =>
  Number(request.headers["content-length"] ?? 0) > 0 ? await readJson(request) : undefined;

/** Answers as a server of Consul does: it asks the leader for everything but stale reads. */
export const answer = async (
  services: Services,
  leader: Leader | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = new URL(request.url ?? "/", "http://consul");
  const { method } = request;
  if (method !== "GET" && method !== "PUT") throw new Refusal(405, "use GET or PUT");
  const json = method === "PUT" ? await bodyOf(request) : undefined;
  if (leader !== undefined) {
    response.setHeader("x-consul-lastcontact", leader.lastContactMs);
    if (method === "PUT" || !url.searchParams.has("stale")) {
      const { status, text } = await leader.ask(method, request.url ?? "/", json);
      response.writeHead(status, { "content-type": "application/json" }).end(text);
      return;
    }
  }
  sendJson(response, services, method === "GET" ? await read(services, url) : write(services, url, json));
};

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { aFile } from "./run-cli.ts";

/** Keeps the keys that it was told, each once, and names them. */
const STORE = `
import { createServer } from "node:http";
const keys = new Set();
createServer(async (request, response) => {
  if (request.method === "GET") return response.end([...keys].map((key) => key + "\\n").join(""));
  let key = "";
  for await (const chunk of request) key += chunk;
  keys.add(key);
  response.writeHead(201).end();
}).listen(process.env.PORT, "127.0.0.1");
`;

/** Something else, at the place to which a link is led by mistake. */
const STRANGER = `
import { createServer } from "node:http";
createServer((request, response) => request.resume().on("end", () => response.writeHead(421).end()))
  .listen(process.env.PORT, "127.0.0.1");
`;

/** Takes an order, and says so only when the store has it; the connections to the store stay open. */
const SHOP = `
import { Agent, createServer, request as ask } from "node:http";
const [host, port] = process.env.STORE.split(":");
const agent = new Agent({ keepAlive: true });
const store = (key) => new Promise((resolve) => {
  const answered = (answer) => answer.resume().on("end", () => resolve(answer.statusCode)).on("error", () => resolve(503));
  ask({ host, port, agent, method: "POST" }, answered).on("error", () => resolve(503)).end(key);
});
createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  response.writeHead(text === "" ? 200 : await store(JSON.parse(text).key)).end();
}).listen(process.env.PORT, "127.0.0.1");
`;

const processOf = (name: string, env = ""): string => `
  - name: ${name}
    command: node ${name}.mjs
    env: { PORT: "\${ports.${name}}"${env} }
    ready: "tcp://127.0.0.1:\${ports.${name}}"`;

/** A shop with a store behind a link of its own, fifty orders a second for twelve seconds, and these breaks, as YAML. */
export function aSmallShop(breaks: string): string {
  const file = aFile(`scenario: small-shop
title: A small shop
why: Small enough for a test.
links:
  edge: { to: "127.0.0.1:\${ports.shop}" }
  store: { to: "127.0.0.1:\${ports.store}" }
groups: { everything: [edge, store] }
system: ${processOf("store")}${processOf("stranger")}${processOf("shop", ', STORE: "${links.store}"')}
traffic:
  calls: 600
  shape: constant
  replayIn: 12s
  spacing: even
  through: edge
  timeout: 1s
  mix:
    - { name: order, weight: 1, post: /orders, json: { key: "\${key}" }, write: true }
objectives:
  - { calls: order, share: 90% }
ledger: { get: "http://127.0.0.1:\${ports.store}/keys" }
canary: { latency: 30ms, for: 500ms }
breaks:${breaks}
`);
  for (const [name, code] of Object.entries({ store: STORE, stranger: STRANGER, shop: SHOP }))
    writeFileSync(join(dirname(file), `${name}.mjs`), code);
  return file;
}

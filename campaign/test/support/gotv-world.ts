import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Program } from "./start-program.ts";
import { freePort, listens, startProgram, until } from "./start-program.ts";

/** Every field some answer of the campaign has. */
interface Json {
  readonly error?: string;
  readonly voter: { readonly id: number };
  readonly turfs: unknown[];
  readonly state: string;
  readonly outbox: number;
  readonly coalescing: boolean;
  readonly pool: { readonly max: number; readonly total: number };
  readonly pid: number;
  readonly restarts: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
  readonly json: Json;
}

const agent = new Agent({ keepAlive: true });

export interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

export const ask = (port: number, path: string, options: Ask = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method = "GET", headers = {}, body } = options;
    const sent = request({ agent, port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("error", reject);
      response.on("end", () => {
        const isJson = response.headers["content-type"] === "application/json";
        const json = (isJson ? JSON.parse(text) : {}) as Json;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
  });

export const post = (port: number, path: string, body: unknown, headers = {}): Promise<Answer> =>
  ask(port, path, { method: "POST", body, headers });

export const contact = (port: number, key: string = randomUUID()): Promise<Answer> =>
  post(port, "/contacts", { voter: 1, volunteer: 2, outcome: "supporter" }, { "Idempotency-Key": key });

export const nextVoter = (port: number, volunteer: number): Promise<Answer> =>
  ask(port, `/voters/next?volunteer=${volunteer}`);

export const ledger = async (port: number): Promise<string[]> =>
  (await ask(port, "/ledger")).text.split("\n").filter((line) => line !== "");

export interface Database {
  readonly port: number;
  readonly program: Program;
  /** A new, empty database on the same server. */
  create(): Promise<{ name: string; url: (port?: number) => string }>;
  query(sql: string, name?: string): Promise<Record<string, unknown>[]>;
}

export const startDatabase = async (): Promise<Database> => {
  const port = await freePort();
  const program = startProgram("postgres/main.ts", { PORT: String(port) });
  await listens(port, 40_000);
  const query = async (sql: string, name = "gotv"): Promise<Record<string, unknown>[]> => {
    const client = new Client(`postgres://postgres@127.0.0.1:${port}/${name}`);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await until(() =>
    query("SELECT 1").then(
      () => true,
      () => false,
    ),
  );
  const create = async () => {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    await query(`CREATE DATABASE ${name} OWNER gotv`);
    return { name, url: (through = port) => `postgres://gotv@127.0.0.1:${through}/${name}` };
  };
  return { port, program, create, query };
};

export const temporary = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "gotv-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

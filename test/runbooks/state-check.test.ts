import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { placeVariables } from "../../model/place-variables.ts";
import { backCheck, stateCheck, type StateCheck } from "../../runbooks/state-check.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A service that says this of itself. */
async function serving(answer: string, status = 200): Promise<number> {
  const server = createServer((_, response) => response.writeHead(status).end(answer));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const places = (port: number) => placeVariables({ ports: { gotv: String(port) }, links: {}, folders: {} });

/** What a person sees who pastes the check. */
async function seen(check: StateCheck | null, port: number): Promise<string> {
  const env = { ...process.env, GOTV: `127.0.0.1:${port}` };
  const shell = promisify(execFile)("bash", ["--norc", "-c", check?.shell ?? "false"], { env });
  return (await shell.catch((error: { stdout: string }) => error)).stdout;
}

const probe = (port: number) => ({
  get: `http://127.0.0.1:${port}/healthz`,
  field: "state",
  backlog: "outbox",
});

describe("the check of the state", () => {
  test.each([
    ["as JSON on one line", '{"state":"queue-writes","outbox":7,"pool":{"state":3}}', 200],
    ["as JSON with blanks and lines", '{\n  "state": "queue-writes",\n  "outbox": 7\n}\n', 200],
    ["with a status of 503", '{"outbox":7,"state":"queue-writes"}', 503],
  ])("shows what the service says %s", async (_what, answer, status) => {
    const port = await serving(answer, status);
    const check = stateCheck(probe(port), "queue-writes", places(port));
    expect(await seen(check, port)).toContain(check?.expect);
  });

  test("does not take another word of the answer for the state", async () => {
    const port = await serving('{"state":"full","was":"queue-writes"}');
    const check = stateCheck(probe(port), "queue-writes", places(port));
    expect(await seen(check, port)).toBe('"state":"full"\n');
    expect(await seen(check, port)).not.toContain(check?.expect);
  });

  test("shows nothing that is expected when nobody answers", async () => {
    const port = await serving("");
    servers.pop()?.close();
    const check = stateCheck(probe(port), "full", places(port));
    expect(await seen(check, port)).toBe("");
  });
});

describe("the check that all is back", () => {
  test.each([
    [0, true],
    [10, false],
    [705, false],
  ])("with %d writes waiting says it is over: %s", async (outbox, isOver) => {
    const port = await serving(JSON.stringify({ state: "full", outbox }));
    const check = backCheck(probe(port), places(port));
    const lines = (await seen(check, port)).trim().split("\n");
    expect(lines).toContain(check?.expect);
    expect(lines.includes(check?.alsoExpect ?? "")).toBe(isOver);
  });
});

describe("there is no check", () => {
  test.each([
    ["when the scenario does not say whom to ask", undefined, "full"],
    ["when the service is meant to answer nothing", probe(1), "off"],
    ["when a field is called what a shell would obey", { ...probe(1), field: "a'; rm -rf ~" }, "full"],
  ])("%s", (_why, asked, state) => {
    expect(stateCheck(asked, state, [])).toBeNull();
  });
});

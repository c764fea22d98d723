import { describe, expect, it } from "vitest";
import { need } from "../support/needs.ts";
import { portOf, rigOn } from "../toxiproxy/support/rig.ts";
import { both } from "./support/both.ts";
import { start } from "./support/process.ts";

const cli = await need("toxiproxy-cli");
const server = await need("toxiproxy-server");

/** Every command, with what it refuses. */
const COMMANDS = [
  "list",
  "create -l 127.0.0.1:0 -u 127.0.0.1:9 web",
  "create -l 127.0.0.1:0 -u 127.0.0.1:9 web",
  "create -l 127.0.0.1:0 web2",
  "list",
  "inspect web",
  "inspect none",
  "toxic add -t latency -n slow -a latency=100 -a jitter=5 web",
  "toxic add -t latency -n slow web",
  "toxic add -t nonsense web",
  "toxic add -t bandwidth -u -a rate=10 --tox 0.5 web",
  "toxic add -t noop --tox 1.5 web",
  "toxic add -t noop -u -d web",
  "inspect web",
  "toxic update -n slow -a jitter=25 web",
  "toxic update -n slow -a latency=7 --tox 0.25 web",
  "toxic update -n none -a jitter=1 web",
  "inspect web",
  "toxic remove -n bandwidth_upstream web",
  "toxic delete -n none web",
  "list",
  "toggle web",
  "inspect web",
  "toggle web",
  "toggle none",
  "delete web",
  "delete web",
  "list",
];

interface Step {
  readonly command: string;
  readonly code: number | null;
  readonly output: string;
  /** What the server has afterwards. */
  readonly proxies: unknown;
}

/** Runs them all against one server; ports are the only thing that may differ. */
async function transcript({ name, process }: (typeof both)[number]): Promise<Step[]> {
  const running = await process();
  const { call } = rigOn(running.server);
  const steps: Step[] = [];
  let port = "none yet";
  for (const command of COMMANDS) {
    const run = start(
      { file: cli?.path ?? "", args: command.split(" ") },
      { TOXIPROXY_URL: running.server.url },
    );
    const code = await run.exited;
    const { json, text } = await call("GET", "/proxies");
    if (json.web !== undefined) port = String(portOf(json.web.listen));
    const even = (said: string): string => said.replaceAll(port, "PORT").replaceAll(/[ \t]+/g, " ");
    const output = even(run.output.out + run.output.err);
    const proxies: unknown = JSON.parse(even(text).replaceAll('"Logger":{},', ""));
    steps.push({ command, code, output, proxies });
  }
  expect([name, steps.length]).toEqual([name, COMMANDS.length]);
  return steps;
}

describe.skipIf(cli === undefined || server === undefined)("c-A toxiproxy-cli", () => {
  it("c5 says the same, ends with the same code and leaves the same behind on both, command by command", async () => {
    const [embedded = [], real = []] = await Promise.all(both.map((backend) => transcript(backend)));
    expect(embedded).toEqual(real);
    expect(real.map(({ code }) => code)).toEqual([
      0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0,
    ]);
  });
});

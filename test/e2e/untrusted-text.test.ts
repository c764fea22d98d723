import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { aScenario, aSlowLink } from "./support/a-scenario.ts";
import { aFile, eventsOf, PLAYGROUND, runCli } from "./support/run-cli.ts";

const IN_TIME = 180_000;

afterAll(() => rmSync(PLAYGROUND, { recursive: true, force: true }));

const PASSWORD = "correct horse battery";
const IN_ADDRESS = "p%40ss-staple-1";
const TOKEN = "eyJhbGciOi.J9-token_2";
const FIELD = "field-secret-3";
const SECRETS = [PASSWORD, IN_ADDRESS, decodeURIComponent(IN_ADDRESS), TOKEN, FIELD];

// What tells all it knows: at /say in its reply, behind /die with its last words; both with orders for a terminal.
const CHATTERBOX = [
  "let heard = 0",
  "const known = () => '\\u001b[2J\\u001b]0;owned\\u0007\\u202e I know ' + process.env.SHOP_PASSWORD + ' and ' + process.env.DATABASE_URL + ' and ' + decodeURIComponent(process.env.DATABASE_URL) + ' and ' + heard",
  "const die = () => { console.error(known()); process.exit(7) }",
  "const serve = (ask, answer) => { if (ask.url === '/hello') heard = ask.headers.authorization; if (ask.url === '/die') setTimeout(die, 2500); answer.end(ask.url === '/say' ? known() : 'hello') }",
  "require('http').createServer(serve).listen(process.env.PORT, '127.0.0.1')",
].join("; ");

const SYSTEM = `
  - name: shop
    command: node -e "$CODE"
    env:
      CODE: ${JSON.stringify(CHATTERBOX)}
      PORT: "\${ports.shop}"
      SHOP_PASSWORD: "${PASSWORD}"
      DATABASE_URL: "postgres://shop:${IN_ADDRESS}@127.0.0.1:5432/shop"
    ready: "tcp://127.0.0.1:\${ports.shop}"
`;

const BREAK = aSlowLink(`
      - id: ask
        title: Ask it
        steps:
          - title: Ask what it knows
            http: { post: "http://127.0.0.1:\${ports.shop}/say", json: { password: "${FIELD}" } }
            expect: I know ${PASSWORD}
            risk: low
            undo: { http: { post: "http://127.0.0.1:\${ports.shop}/die" } }
`);

const DAY = aScenario({
  to: "127.0.0.1:${ports.shop}",
  replayIn: "8s",
  system: SYSTEM,
  breaks: BREAK,
}).replace("get: /hello }", `get: /hello, headers: { Authorization: "Bearer ${TOKEN}" } }`);

/** Every text that was written or printed, by where it stands. */
const textsIn = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), "utf8")]);

const found = (texts: readonly (readonly [string, string])[]): readonly string[] =>
  texts.flatMap(([name, text]) =>
    SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${name}`),
  );

// oxlint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202E]/u;

describe("a service that tells all it knows, in its replies and with its last words", () => {
  it(
    "leaves no secret in the folder of the run nor on the terminal, and steers no terminal",
    async () => {
      const { stdout, stderr, folder, code, leftBehind } = await runCli(["run", aFile(DAY)]);
      expect(code, stderr).toBe(3);
      expect(leftBehind).toEqual([]);
      const written = textsIn(folder);
      expect(written.map(([name]) => name)).toEqual(
        expect.arrayContaining([
          "plan.json",
          "events.jsonl",
          "junit.xml",
          "report.html",
          "report.md",
          "slow.md",
        ]),
      );
      expect(found([...written, ["stdout", stdout], ["stderr", stderr]])).toEqual([]);
      expect(`${stdout}${stderr}`).not.toMatch(STEERING);
      expect(stderr).toMatch(
        /Its last words: ␛\[2J␛\]0;owned␇\\u202e I know \*\*\*\* and postgres:\/\/shop:\*\*\*\*@/u,
      );
      // The run itself had them: its step found the password where it was expected.
      const step = eventsOf({ folder } as never).find((event) => event.kind === "step");
      expect(step).toMatchObject({ step: { ok: true, output: expect.stringContaining("I know ****") } });
    },
    IN_TIME,
  );

  it(
    "is planned without a secret on the terminal, and as JSON that is whole",
    async () => {
      const file = aFile(DAY);
      const [words, json] = [await runCli(["plan", file]), await runCli(["plan", file, "--json"])];
      expect([words.code, json.code]).toEqual([0, 0]);
      expect(
        found([
          ["plan", words.stdout],
          ["plan --json", json.stdout],
        ]),
      ).toEqual([]);
      expect(JSON.parse(json.stdout)).toMatchObject({
        plan: { system: [{ env: { SHOP_PASSWORD: "****" } }], breaks: [{ fixes: [{ id: "ask" }] }] },
      });
    },
    IN_TIME,
  );
});

it(
  "a file whose name is an order for a terminal is named, and not obeyed",
  async () => {
    const { code, stdout, stderr } = await runCli(["plan", "\u001B]0;owned\u0007\u009B2J.yaml"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(String.raw`There is no scenario "␛]0;owned␇\u009b2J.yaml".`);
    expect(stderr).not.toMatch(STEERING);
  },
  IN_TIME,
);

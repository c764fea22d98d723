import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../cli/main.ts";
import { logFormats } from "../../scenarios/recorded/index.ts";
import { fakeConsole } from "../support/fake-console.ts";
import { aLine, RECORDED, SECRETS } from "../support/recorded-lines.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gameday-import-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string): string => join(folder, name);

function written(name: string, content: string | Buffer): string {
  writeFileSync(inFolder(name), typeof content === "string" ? Buffer.from(content, "latin1") : content);
  return inFolder(name);
}

async function gameday(...args: readonly string[]) {
  const console = fakeConsole();
  const code = await main(args, console);
  return { code, ...console.printed };
}

const importInto = async (...args: readonly string[]) =>
  await gameday("import", "--out", inFolder("day.yaml"), ...args);

const scenario = (): string => readFileSync(inFolder("day.yaml"), "utf8");

interface Printed {
  readonly read: number;
  readonly calls: number;
  readonly unreadable: { readonly count: number; readonly first: readonly { place: number; text: string }[] };
  readonly leftOut: readonly { readonly why: string; readonly calls: number }[];
  readonly mix: readonly { readonly name: string; readonly calls: number; readonly path: string }[];
}

const figures = async (...args: readonly string[]): Promise<Printed> =>
  JSON.parse((await importInto("--json", "--force", ...args)).out) as Printed;

describe.each(Object.entries(RECORDED))("a log in the format %s", (name, log) => {
  it("becomes a scenario that gameday plan accepts, with its calls and its day", async () => {
    const { code, out, err } = await importInto(written("a.log", log), "--to", "127.0.0.1:9000");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("3 calls of 2012-11-06: ");
    expect(out).toMatch(/get-voters-next +GET \/voters\/next +33.3 % +200 100 %\n/u);
    const plan = await gameday("plan", inFolder("day.yaml"));
    expect([plan.code, plan.err]).toEqual([0, ""]);
    expect(plan.out).toContain("3 calls of the day from ");
    expect(plan.out).toContain("-> 127.0.0.1:9000, broken by service-slow");
  });

  it("leaves nothing of a person behind: no query, id, address, user agent, referrer, cookie or user", async () => {
    const broken = log.endsWith("}")
      ? ""
      : `${SECRETS.address} ${SECRETS.number} ada@example.org "/find?${SECRETS.query}&${SECRETS.cookie}\n`;
    const file = written("a.log", log + broken);
    const text = await importInto(file, "--force", "--format", name);
    const json = await importInto(file, "--force", "--format", name, "--json");
    const all = [text.out, json.out, text.err, json.err, scenario()].join("\n");
    for (const secret of [...Object.values(SECRETS), "frank", "ada@example.org", "c00kie"])
      expect(all, secret).not.toContain(secret);
  });

  it("is read the same when it is zipped, in parts, from other names", async () => {
    const plain = await figures(written("a.log", log));
    expect(await figures(written("b.gz", gzipSync(Buffer.from(log, "latin1"))))).toMatchObject({
      mix: plain.mix,
      calls: 3,
    });
    const twice = await figures(inFolder("a.log"), inFolder("b.gz"));
    expect([twice.calls, twice.read]).toEqual([6, 2 * plain.read]);
  });
});

describe("what is in a log is left out by name, and counted", () => {
  it("static files, methods and rarer routes, until they are asked for", async () => {
    const file = written(
      "a.log",
      [
        ...Array.from({ length: 6 }, () => aLine({ call: "GET /a?page=7&who=ada" })),
        ...Array.from({ length: 3 }, (_, id) => aLine({ call: `GET /app.${id}c0ffee0.js` })),
        aLine({ call: "OPTIONS /a" }),
        aLine({ call: "GET /rare" }),
        '10.0.0.1 - - [06/Nov/2012:18:00:01 -0500] "\\x16\\x03" 400 0',
        "nonsense",
      ].join("\n"),
    );
    const few = await figures(file, "--most", "1");
    expect(few.leftOut.map(({ why, calls }) => `${why} ${calls}`).sort()).toEqual([
      "method 1",
      "no-call 1",
      "rare 1",
      "static 3",
    ]);
    expect([few.read, few.calls, few.unreadable.count]).toEqual([13, 6, 1]);
    const { out } = await importInto(file, "--force", "--most", "1");
    for (const flag of ["--static keeps them", "--most takes more of them", "such as OPTIONS"])
      expect(out).toContain(flag);
    const more = await figures(file, "--static", "--keep-query", "page");
    expect(more.mix.map(({ path }) => path)).toEqual(["/a?page=${int:1..1}", "/${int:1..3}.js", "/rare"]);
  });

  it("unreadable lines are shown: the first five, short, safe for a terminal, to their query", async () => {
    const bad = `\u001B]0;owned\u0007 GET /a?secret=1 ${"x".repeat(500)}`;
    const file = written("a.log", `${aLine({})}\n${`${bad}\n`.repeat(7)}${"y".repeat(1_000_000)}\n`);
    const { out } = await importInto(file);
    expect(out).toContain("Unreadable: 8, the first 5:");
    expect(out).toContain(`${file}:2: it has no [time] with a "request" behind it: `);
    const shown = out.split("\n").filter((line) => line.includes("owned"));
    expect(shown).toHaveLength(5);
    for (const line of shown) {
      expect(line.split("behind it: ")[1]?.length).toBeLessThanOrEqual(80);
      for (const part of ["\u001B", "\u0007", "secret", "xxx"]) expect(line).not.toContain(part);
    }
  });
});

describe("bad input", () => {
  it.each<readonly [string, string | Buffer, string, string]>([
    ["empty", "", "is empty", "Give a log"],
    ["only ends of lines", "\r\n\n\n", "is empty", "Give a log"],
    ["a page", "<html>\n<p>no log</p>\n", "is in no format that is known", "combined"],
    ["NUL bytes", Buffer.alloc(5000), "is in no format that is known", "cloudfront"],
    ["UTF-16", Buffer.from(aLine({}), "utf16le"), "is in no format that is known", "--format"],
    ["one line of a megabyte", "z".repeat(1_048_576), "is in no format that is known", "har"],
    ["zstd", Buffer.from("28b52ffd00", "hex"), "is compressed in a way", "zstdcat"],
    ["gzip that ends at once", Buffer.from("1f8b", "hex"), "is in no format that is known", "--format"],
    ["only pictures", aLine({ call: "GET /a.png" }), "No call is left", "--static"],
  ])("%s: exit code 2, what is wrong and what to do", async (_, content, what, hint) => {
    const { code, out, err } = await importInto(written("a.log", content));
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(what);
    expect(err).toContain(hint);
    expect(readdirSync(folder)).toEqual(["a.log"]);
  });

  it.each<readonly [readonly string[], string, string]>([
    [["nowhere.log"], '"nowhere.log" cannot be read', "Check its name"],
    [[tmpdir()], "is a folder", "access.log*"],
    [["a.log", "--format", "combinde"], 'no format of logs called "combinde"', 'Did you mean "combined"?'],
    [["a.log", "--format", "har"], 'no entry that is a call in the format "har"', "--format"],
    [["a.log", "--to", "8080"], "argument '8080' is invalid", "a host and a port"],
    [["a.log", "--to", "0.0.0.0:80"], "argument '0.0.0.0:80' is invalid", "one machine"],
    [["a.log", "--day", "2012-11-31"], "argument '2012-11-31' is invalid", "must be a date"],
    [["a.log", "--day", "2012-11-07"], 'no call of "2012-11-07"', "2012-11-06 (1)"],
    [["a.log", "--by", "7s"], "does not fit into the minutes", "--by 1m"],
    [["a.log", "--by", "0s"], "does not fit into the minutes", "--by 1m"],
    [["a.log", "--zone", "EST"], "argument 'EST' is invalid", "-05:00"],
    [["a.log", "--most", "0"], "argument '0' is invalid", "from 1 to 300"],
    [["a.log", "--keep-query", "a=b"], "argument 'a=b' is invalid", "name of a parameter"],
    [["a.log", "--host", "other.example.org"], "No call is left", "--host"],
    [["a.log", "--mots", "3"], "unknown option '--mots'", "Did you mean --most?"],
    [[], "missing required argument 'log'", ""],
  ])("gameday import %j: exit code 2", async (args, what, hint) => {
    const file = written("a.log", aLine({}));
    const { code, err } = await importInto(...args.map((arg) => (arg === "a.log" ? file : arg)));
    expect(code).toBe(2);
    expect(err).toContain(what);
    expect(err).toContain(hint);
    expect(existsSync(inFolder("day.yaml"))).toBe(false);
  });

  it("broken encodings, NUL bytes and Windows ends of lines spoil only their own line", async () => {
    const good = aLine({ call: "GET /caf\u00E9/\u0000" });
    const bytes = Buffer.from(`\u00FF\u00FE\u0000\n${good}\r\n\u00C3\u0028\n${aLine({})}\r\n`, "latin1");
    const { read, calls, unreadable } = await figures(written("a.log", bytes));
    expect([read, calls, unreadable.count]).toEqual([4, 2, 2]);
    expect(unreadable.first.map(({ place }) => place)).toEqual([1, 3]);
  });

  it("a zipped log that ends in the middle counts as far as it goes, and says so", async () => {
    const zipped = gzipSync(
      Buffer.from(`${Array.from({ length: 9000 }, (_, id) => aLine({ call: `GET /a/${id}` })).join("\n")}\n`),
    );
    const { code, out } = await importInto(written("a.log.gz", zipped.subarray(0, zipped.length / 2)));
    expect(code).toBe(0);
    expect(out).toContain("damaged: its end could not be unzipped");
    expect(gunzipSync(zipped).length).toBeGreaterThan(500_000);
  });

  it("an empty log among others is no mistake", async () => {
    const { code, out } = await importInto(written("a.log", ""), written("b.log", aLine({})));
    expect([code, out.includes("a.log (empty)")]).toEqual([0, true]);
  });
});

describe("the file that is written", () => {
  it("is never written over unless --force says so, and then whole", async () => {
    const log = written("a.log", aLine({}));
    written("day.yaml", "mine\n");
    const refused = await importInto(log);
    expect([refused.code, scenario()]).toEqual([2, "mine\n"]);
    expect(refused.err).toContain("write over it with --force");
    expect((await importInto(log, "--force")).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["a.log", "day.yaml"]);
  });

  it("has the name of the file as its own, whatever that is", async () => {
    const log = written("a.log", aLine({}));
    for (const [file, id] of [
      ["Election Day.YAML", "election-day"],
      ["\u00E4.yaml", "imported"],
    ] as const) {
      expect((await gameday("import", log, "--out", inFolder(file))).code).toBe(0);
      expect(readFileSync(inFolder(file), "utf8")).toContain(`\nscenario: ${id}\n`);
      expect((await gameday("plan", inFolder(file))).code).toBe(0);
    }
  });

  it("cannot take the place of a folder", async () => {
    mkdirSync(inFolder("day.yaml"));
    const { code } = await importInto(written("a.log", aLine({})), "--force");
    expect(code).toBe(3);
  });
});

it("a log comes from stdin as well, zipped or not", () => {
  const log = Buffer.from(RECORDED["combined"] ?? "", "latin1");
  for (const input of [log, gzipSync(log)]) {
    const args = ["--import", "tsx", "cli/bin.ts", "import", "-", "--out", inFolder("day.yaml"), "--force"];
    const ended = spawnSync(process.execPath, args, { cwd: ROOT, input, encoding: "utf8" });
    expect([ended.status, ended.stderr]).toEqual([0, ""]);
    expect(ended.stdout).toContain("Read 3 lines from stdin (combined).");
  }
});

it("--help has examples, and names every format", async () => {
  const { code, out } = await gameday("import", "--help");
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:\n {2}gameday import access\.log/u);
  for (const name of logFormats.names) expect(out).toContain(name);
});

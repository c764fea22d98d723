import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvironmentError } from "../../../model/errors.ts";
import { buildTools, missingTools, type Workshop } from "../../../run/tools/build-tools.ts";
import { needGo } from "../../support/needs.ts";
import { aFolder, aProgram, aWorkshop, pathOf } from "./a-workshop.ts";

const go = await needGo();

async function build(shop: Workshop): Promise<readonly string[]> {
  const said: string[] = [];
  await buildTools((line) => said.push(line), shop);
  return said;
}

const failureOf = async (shop: Workshop): Promise<EnvironmentError> => {
  const error: unknown = await build(shop).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EnvironmentError);
  return error as EnvironmentError;
};

/** A Go that is too old for the pins, and hands anything but questions about itself to this script. */
const anOldGo = (script: string): string => {
  const folder = aFolder();
  const about =
    'case "$*" in "env GOVERSION") echo go1.19.8; exit;; env*) printf "linux\namd64\n"; exit;; esac';
  aProgram(
    folder,
    "go",
    `${about}
${script}`,
  );
  return folder;
};

/** The real Go, held back behind each build until two are done: neither has moved its program to its place yet. */
function aGoOfTwo(): string {
  const folder = aFolder();
  const done = `touch "${folder}/done-$$"; tries=0`;
  const wait = `until [ "$(ls "${folder}" | grep -c done-)" -ge 2 ] || [ $tries -ge 2000 ]`;
  const meet = `${done}; ${wait}; do sleep 0.01; tries=$((tries + 1)); done`;
  aProgram(folder, "go", `"${go?.path}" "$@" || exit 1; [ "$1" = env ] && exit; ${meet}`);
  return folder;
}

const withGo = (): void => pathOf(dirname(go?.path ?? ""));

describe.skipIf(go === undefined)("with a real Go", () => {
  it("builds what is missing, says so, and the program runs", async () => {
    withGo();
    const shop = aWorkshop();
    const said = await build(shop);
    expect(said).toHaveLength(2);
    expect(said[1]).toMatch(/^toxiproxy-cli: built 3\.4\.5 in .+s, .+toxiproxy-cli$/u);
    expect(readdirSync(shop.folder)).toEqual(["toxiproxy-cli"]);
    execFileSync(join(shop.folder, "toxiproxy-cli"), { stdio: "ignore" });
    expect(missingTools(shop)).toEqual([]);
  });

  it("builds nothing again", async () => {
    withGo();
    const shop = aWorkshop();
    await build(shop);
    const before = statSync(join(shop.folder, "toxiproxy-cli")).mtimeMs;
    expect(await build(shop)).toEqual([`toxiproxy-cli: nothing to do, ${shop.folder}/toxiproxy-cli`]);
    expect(statSync(join(shop.folder, "toxiproxy-cli")).mtimeMs).toBe(before);
  });

  it("two at the same time do not harm each other", async () => {
    pathOf(aGoOfTwo());
    const shop = aWorkshop();
    await Promise.all([build(shop), build(shop)]);
    expect(readdirSync(shop.folder)).toEqual(["toxiproxy-cli"]);
    execFileSync(join(shop.folder, "toxiproxy-cli"), { stdio: "ignore" });
  });

  it("a build that fails says why, and leaves nothing behind", async () => {
    withGo();
    const shop = aWorkshop("package main\n\nfunc main() { nonsense() }\n");
    const { message, hint } = await failureOf(shop);
    expect(message).toMatch(
      /^"toxiproxy-cli" could not be built: go build failed\.\n[^]*undefined: nonsense/u,
    );
    expect(hint).toContain("get it");
    expect(readdirSync(shop.folder)).toEqual([]);
  });

  it("a program that does not run on this machine is not kept", async () => {
    withGo();
    const shop = aWorkshop('package main\n\nimport "os"\n\nfunc main() { os.Exit(9) }\n');
    expect((await failureOf(shop)).message).toContain('"toxiproxy-cli" could not be built');
    expect(readdirSync(shop.folder)).toEqual([]);
  });
});

describe("without the Go that it needs", () => {
  it("says how to get Go, or the tool without it", async () => {
    pathOf(aFolder());
    const { message, hint } = await failureOf(aWorkshop());
    expect(message).toBe('"toxiproxy-cli" cannot be built: there is no Go on PATH.');
    expect(hint).toMatch(/https:\/\/go\.dev\/dl[^]*\n {2}get it$/u);
  });

  it("gets the version of the pins with a Go that is too old for them", async () => {
    const fetched = aFolder();
    for (const folder of ["bin", "pkg/tool"]) mkdirSync(join(fetched, folder), { recursive: true });
    // As modules are kept: nothing of it can be executed.
    chmodSync(aProgram(join(fetched, "bin"), "go", 'echo "echo 3.4.5" > "$9"; chmod +x "$9"'), 0o444);
    pathOf(anOldGo(`echo "$@" >> "${fetched}/asked"; echo '{"Dir":"${fetched}"}'`));
    const shop = aWorkshop();
    expect((await build(shop))[1]).toMatch(/^toxiproxy-cli: built 3\.4\.5/u);
    expect(readFileSync(join(fetched, "asked"), "utf8")).toBe(
      "mod download -json golang.org/toolchain@v0.0.1-go1.25.0.linux-amd64\n",
    );
  });

  it("says what to do when that version cannot be fetched", async () => {
    pathOf(anOldGo("echo no such host >&2; exit 1"));
    const shop = aWorkshop();
    const { message, hint } = await failureOf(shop);
    expect(message).toMatch(
      /^Go "1\.19\.8" at ".+" is too old, and a newer one could not be fetched[^]*no such host/u,
    );
    expect(hint).toContain("https://go.dev/dl");
    expect(existsSync(shop.folder)).toBe(false);
  });
});

describe("a tool that is there already", () => {
  it("is used as it is when PATH has it, with no Go at all", async () => {
    const folder = aFolder();
    const path = aProgram(folder, "toxiproxy-cli", "echo 9.9.9");
    pathOf(folder);
    const shop = aWorkshop();
    expect(await build(shop)).toEqual([`toxiproxy-cli: nothing to do, ${path}`]);
    expect(existsSync(shop.folder)).toBe(false);
  });

  it("counts only when it can be run", async () => {
    pathOf(aFolder());
    const shop = aWorkshop();
    mkdirSync(join(shop.folder, "toxiproxy-cli"), { recursive: true });
    expect(missingTools(shop).map(({ name }) => name)).toEqual(["toxiproxy-cli"]);
  });
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { precompileTemplates } from "../../runbooks/compile-templates.ts";
import { contextJsonSchema, renderRunbook } from "../../runbooks/index.ts";
import { isPrecompiled, precompiledTemplates } from "../../runbooks/precompiled-templates.ts";
import { shippedTemplates, shippedTexts } from "../support/runbook-templates.ts";
import { readinessOfAllKinds } from "../support/runbooks-of-all-kinds.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");
const texts = shippedTexts();

const AGAIN = "a template or the context has changed: npm run templates";

describe("what is made from the templates is up to date", () => {
  test("the precompiled ones", () => {
    expect(read("runbooks/precompiled.js") === precompileTemplates(texts), AGAIN).toBe(true);
  });

  test("the published schema of the context", () => {
    expect(JSON.parse(read("docs/runbook-context.schema.json")), AGAIN).toEqual(
      JSON.parse(JSON.stringify(contextJsonSchema())),
    );
  });
});

const script = (folder: string): string => `
  import { createRequire } from "node:module";
  import { loadTemplates } from ${JSON.stringify(new URL("cli/templates.ts", ROOT).href)};
  const { render } = await loadTemplates(${folder});
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  console.log(typeof render, loaded.some((file) => /handlebars.compiler/u.test(file)));`;

const run = (folder: string): string =>
  execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script(folder)], {
    cwd: fileURLToPath(ROOT),
    encoding: "utf8",
  }).trim();

describe("the precompiled templates", () => {
  const fast = { render: precompiledTemplates(), customised: [] };

  test.each(readinessOfAllKinds())(
    "give the same bytes as the compiled ones for %s",
    (_kind, readiness, id) => {
      expect(renderRunbook(readiness, id, fast)).toBe(renderRunbook(readiness, id, shippedTemplates()));
    },
  );

  test("are not taken for texts that have changed since", () => {
    expect(isPrecompiled(texts)).toBe(true);
    expect(isPrecompiled({ ...texts, status: `${texts["status"] ?? ""}!` })).toBe(false);
    expect(isPrecompiled({ ...texts, another: "" })).toBe(false);
  });

  test("bring no compiler into the process, which templates of one's own do", () => {
    expect(run("")).toBe("function false");
    expect(run('"test/fixtures/own-templates"')).toBe("function true");
  });
});

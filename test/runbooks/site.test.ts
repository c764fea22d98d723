import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Script, createContext } from "node:vm";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardPage } from "../../runbooks/card/card-page.ts";
import { readRunbook, type ReadRunbook } from "../../runbooks/index.ts";
import { readBlocks } from "../../runbooks/markdown/read-blocks.ts";
import { findRunbooks } from "../../runbooks/search/find-runbooks.ts";
import { html, jsonData, ownCode } from "../../runbooks/site/markup.ts";
import { sitePages } from "../../runbooks/site/site-pages.ts";
import { toHtml } from "../../runbooks/site/to-html.ts";
import { browse, findChromium } from "../support/chromium.ts";
import { PARAPHRASES } from "../support/paraphrases.ts";
import { tenRunbooks, tenTexts } from "../support/ten-runbooks.ts";

const miniSearch = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve("minisearch")), "../umd/index.js"),
  "utf8",
);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");
const runbooks = tenRunbooks();
const pages = sitePages(runbooks, { miniSearch, sha256 });
const index = pages.get("index.html") ?? "";
const body = (markdown: string): string =>
  toHtml(readBlocks(markdown), () => undefined)
    .map(({ text }) => text)
    .join("");

const HOSTILE: readonly (readonly [string, string])[] = [
  ["a script", "<script>alert(1)</script>"],
  ["an image", "<img src=x onerror=alert(1)>"],
  ["a link that runs", "[x](javascript:alert(1)) [y](data:text/html,x) [z](//evil.example) [q](vbscript:x)"],
  ["a link out of its quotes", '[x](https://a.example/"onmouseover="alert(1))'],
  ["an automatic link that runs", "<javascript:alert(1)>"],
  ["the end of a code block", "```sh\n</code></pre><script>alert(1)</script>\n```"],
  ["a heading that is an id", '# "><script>alert(1)</script>'],
  ["a table", '| <b> | "x" |\n| - | - |\n| <script>alert(1)</script> | <i> |'],
  ["a comment", "<!-- <script>alert(1)</script> -->"],
  ["an escape", "\u001B[31m\u009B\u202E"],
];

describe("a text on a page", () => {
  test.each(HOSTILE)("does nothing: %s", (_what, markdown) => {
    const text = body(markdown);
    expect(text).not.toMatch(/<(?:script|img|b|i)\b|href="(?!https?:|#)|\p{Cc}(?<!\n)|\u202E/iu);
    expect(text).not.toMatch(/"onmouseover|<[^>]*\son\w+=/iu);
  });

  test("never opens an element that is not ours, whatever it is", () => {
    const marks = fc.string({
      unit: fc.constantFrom(...Array.from("<>\"'&`*_[]()#|-! \n:/abhj=\\")),
      maxLength: 100,
    });
    const ours =
      /^<\/?(?:p|ul|ol|li|h[1-4]|code|pre|strong|em|a|blockquote|table|thead|tbody|tr|th|td|div|hr)(?:\s+(?:id|href|start|class|scope|tabindex|role|aria-label)="[^"<>]*")*\s*\/?>$/u;
    fc.assert(
      fc.property(marks, (text) => {
        const tags = body(text).match(/<[^>]*>?/gu) ?? [];
        expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("in data ends no script", () => {
    const data = jsonData({ a: "</script><!--\u2028" }).text;
    expect(data).not.toMatch(/[<>\u2028]/u);
    expect(JSON.parse(data)).toEqual({ a: "</script><!--\u2028" });
  });

  test("in a script of ours that would end it is refused", () => {
    expect(() => ownCode("a</script>")).toThrow("end its element");
    expect(() => ownCode("<!-- a")).toThrow("end its element");
    expect(html`${"</style>"}`.text).toBe("&lt;/style&gt;");
  });

  test("of hostile front matter stays text on the index, and its page stays in the folder", () => {
    const text = (tenTexts().get("disk-full.md") ?? "")
      .replace(/^id: .*$/mu, 'id: "../..%2F<script>"')
      .replace(/^title: .*$/mu, String.raw`title: "</script><script>alert(1)</script>\u001b"`)
      .replace(/^ {2}status: .*$/mu, `  status: 'x" onclick="alert(1)'`);
    const site = sitePages([readRunbook(text, "x.md")], { miniSearch, sha256 });
    expect([...site.keys()]).toEqual(["index.html", "~2e~~2e~/~2e~~2e~~25~2F~3c~script~3e~.html"]);
    for (const page of site.values()) expect(page).not.toMatch(/<script>alert| onclick="|\p{Cc}(?<!\n)/u);
  });
});

describe("the pages of a site", () => {
  test("lead only to anchors they have and to pages there are", () => {
    for (const [file, page] of pages) {
      const ids = new Set([...page.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id));
      const links = [...page.matchAll(/ href="([^"]*)"/gu)].map(([, to = ""]) => to);
      expect(links.length).toBeGreaterThan(5);
      for (const to of links) {
        const isThere = to.startsWith("#")
          ? ids.has(to.slice(1))
          : pages.has(new URL(to, `https://x.example/${file}`).pathname.slice(1));
        expect([file, to, isThere]).toEqual([file, to, true]);
      }
      expect(ids.size).toBe([...page.matchAll(/ id="/gu)].length);
    }
  });

  test("fetch nothing: a policy says so, and no address is in them that a browser would load", () => {
    for (const page of pages.values()) {
      expect(page).toContain("default-src &#39;none&#39;");
      expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(/iu);
    }
  });

  test("of runbooks have no script; the index has one, and the policy knows its hash", () => {
    const scripts = [...index.matchAll(/<script>([\s\S]*?)<\/script>/gu)];
    expect(scripts).toHaveLength(1);
    expect(index).toContain(`script-src &#39;sha256-${sha256(scripts[0]?.[1] ?? "")}&#39;`);
    const withScript = [...pages].filter(([, page]) => page.includes("<script")).map(([file]) => file);
    expect(withScript).toEqual(["index.html"]);
  });

  test("hold each command as it is, to be copied", () => {
    for (const runbook of runbooks) {
      const page = pages.get(`${runbook.frontMatter.id}.html`) ?? "";
      const commands = readBlocks(runbook.sections.map(({ text }) => text).join("\n\n")).flatMap((block) =>
        block.kind === "code" ? [block.text] : [],
      );
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) expect(page).toContain(html`<code>${command}</code>`.text);
    }
  });

  test("are the same twice", () => {
    expect(sitePages(tenRunbooks(), { miniSearch, sha256 })).toEqual(pages);
  });
});

/** As much of a page as the script touches. */
function fakePage(): { readonly search: (query: string) => readonly string[] } {
  const items = runbooks.map(({ frontMatter }) => ({ dataset: { id: frontMatter.id }, hidden: false }));
  const order = [...items];
  const heard: (() => void)[] = [];
  const input = { value: "", addEventListener: (_: string, run: () => void) => heard.push(run) };
  const [, data = ""] = /id="search-data">([\s\S]*?)<\/script>/u.exec(index) ?? [];
  const elements: Readonly<Record<string, unknown>> = {
    "search-data": { textContent: data },
    found: {
      children: items,
      appendChild: (item: (typeof items)[number]) => {
        order.splice(order.indexOf(item), 1);
        order.push(item);
      },
    },
    query: input,
    told: { textContent: "" },
    search: { hidden: true, addEventListener: () => undefined },
  };
  const [, script = ""] = /<script>([\s\S]*?)<\/script>/u.exec(index) ?? [];
  const context = createContext({
    document: { getElementById: (id: string) => elements[id] },
    location: { hash: "" },
  });
  // The library hangs itself on the global object when there is no module system, as in a browser.
  new Script("globalThis.self = globalThis;").runInContext(context);
  new Script(script).runInContext(context);
  return {
    search: (query) => {
      input.value = query;
      for (const run of heard) run();
      return order.filter(({ hidden }) => !hidden).map(({ dataset }) => dataset.id);
    },
  };
}

const ids = (found: readonly { readonly runbook: ReadRunbook }[]): readonly string[] =>
  found.map(({ runbook }) => runbook.frontMatter.id);

describe("the search of the index page", () => {
  const { search } = fakePage();
  const queries = [
    ...PARAPHRASES.map(([query]) => query),
    ...runbooks.flatMap(({ frontMatter }) => frontMatter.symptoms),
    "Straße ＦＵＬＬ don’t GotvElectionDayDatabaseSlow",
    "x".repeat(5000),
    "<script>alert(1)</script>",
  ];

  test.each(queries.map((query) => [query.slice(0, 60), query]))(
    "finds what the command line finds: %s",
    (_, query) => {
      const found = ids(findRunbooks(runbooks, query, 99).found);
      const shown = search(query);
      const all = runbooks.map(({ frontMatter }) => frontMatter.id);
      expect(found.length === 0 ? [...shown].sort() : shown).toEqual(
        found.length === 0 ? [...all].sort() : found,
      );
    },
  );

  test("shows all again when nothing is asked", () => {
    search("lock");
    expect(search("")).toHaveLength(runbooks.length);
  });
});

const chromium = findChromium();

describe.skipIf(chromium === undefined)("in a browser", () => {
  let folder = "";
  const address = (file: string): string => `${pathToFileURL(folder).href}/${file}`;
  const dom = (file: string, ...flags: readonly string[]): string =>
    browse(chromium ?? "", ...flags, "--dump-dom", address(file));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gameday-site-"));
    for (const [file, text] of [...pages, ["card.html", cardPage(runbooks[0]!)] as const]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    // Tells how wide the page got; it is not under the policy of the page that it frames.
    writeFileSync(
      join(folder, "wide.html"),
      `<body><iframe style="width:360px;height:4000px" src="gotv-election-day/database-slow.html"></iframe><script>
      onload = () => { document.title = String(frames[0].document.documentElement.scrollWidth); };</script>`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the index searches, so its policy lets its script run", () => {
    const page = dom("index.html#cannot%20log%20in");
    expect(page).toContain("found, the best first.");
    const first = /<li data-id="([^"]*)"(?! hidden)/u.exec(page.slice(page.indexOf('id="found"')));
    expect(first?.[1]).toBe("gotv-election-day/login-provider-lost");
  });

  test("without its script the index is a whole list and has no field to type in", () => {
    const page = index.replace(/script-src [^;"]*/u, "script-src &#39;none&#39;");
    writeFileSync(join(folder, "plain.html"), page);
    const shown = dom("plain.html");
    expect([...shown.matchAll(/<li data-id=/gu)]).toHaveLength(runbooks.length);
    expect(shown).not.toMatch(/<li data-id="[^"]*" hidden/u);
    expect(shown).toMatch(/<form id="search"[^>]* hidden/u);
  });

  test("a runbook is no wider than a phone", () => {
    const page = dom(
      "wide.html",
      "--hide-scrollbars",
      "--allow-file-access-from-files",
      "--virtual-time-budget=2000",
    );
    expect(/<title>(\d+)<\/title>/u.exec(page)?.[1]).toBe("360");
  });

  test("a card is one sheet of paper", () => {
    const file = join(folder, "card.pdf");
    browse(chromium ?? "", `--print-to-pdf=${file}`, "--no-pdf-header-footer", address("card.html"));
    const pdf = readFileSync(file, "latin1");
    expect(pdf.match(/\/Type \/Page\b(?!s)/gu)).toHaveLength(1);
  });
});

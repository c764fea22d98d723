import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Command, Option } from "commander";
import { EnvironmentError, reasonOf } from "../../../model/errors.ts";
import { sitePages } from "../../../runbooks/site/site-pages.ts";
import type { Console } from "../../console.ts";
import { readableRunbooks } from "../../readable-runbooks.ts";

interface SiteFlags {
  readonly in?: string;
  readonly to: string;
}

const EXAMPLES = `
Examples:
  gameday runbook site --to site
  gameday runbook site --in runs/gotv-election-day-20121106T180000Z/runbooks --to /media/usb/runbooks

Open index.html; it needs no server and no network, and without scripts it is a list.
`;

/** The library as pages load it, without its comments but for the one that names its licence. */
function miniSearch(): string {
  const resolved = createRequire(import.meta.url).resolve("minisearch");
  const source = readFileSync(join(dirname(resolved), "../umd/index.js"), "utf8");
  const code = source
    .replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gmu, "")
    .replace(/\n\/\/# sourceMappingURL.*\s*$/u, "");
  return `/* MiniSearch, (c) Luca Ongaro, MIT licence */\n${code}`;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64");

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new EnvironmentError(
      `"${file}" cannot be written: ${reasonOf(error)}.`,
      "Name another folder with --to FOLDER.",
      { cause: error },
    );
  }
}

/** `gameday runbook site`: all runbooks as pages that need nothing but a browser. */
export const siteCommand = (console: Console): Command =>
  new Command("site")
    .description("write the runbooks as a static site with search, for phone, screen and paper")
    .addOption(new Option("--in <folder>", "where the runbooks are"))
    .addOption(new Option("--to <folder>", "where to write the pages").makeOptionMandatory())
    .addHelpText("after", EXAMPLES)
    .action(({ in: folder, to }: SiteFlags) => {
      const pages = sitePages(readableRunbooks(folder, console), { miniSearch: miniSearch(), sha256 });
      for (const [file, text] of pages) write(join(to, file), text);
      console.out(`${pages.size} pages written. Open ${join(to, "index.html")}\n`);
    });

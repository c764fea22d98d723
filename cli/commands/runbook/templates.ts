import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { UsageError } from "../../../model/errors.ts";
import { nearest } from "../../../model/nearest.ts";
import { templateHeader, templateNames } from "../../../runbooks/index.ts";
import type { Console } from "../../console.ts";
import { templatesFlag } from "../../flag-values.ts";
import { chooseTemplates, loadTemplates, OWN_TEMPLATES, shippedText } from "../../templates.ts";
import { VERSION } from "../../version.ts";
import { writeWhole } from "../../write-whole.ts";

const NAMES: readonly string[] = templateNames;

const EXAMPLES = `
Examples:
  gameday runbook templates list
  gameday runbook templates eject if-it-did-not-work
  gameday report runs/gotv-election-day-20121106T180000Z       writes its runbooks again, with your words in them

A template in ${OWN_TEMPLATES}/ takes the place of the shipped one of its name; all others stay as shipped. Templates are
code of yours: keep them in your repository, and look at them like code.
`;

async function list(folder: string | undefined, console: Console): Promise<void> {
  const chosen = chooseTemplates(folder);
  const width = Math.max(...chosen.map(({ name }) => name.length));
  console.out(
    chosen
      .map(({ name, ownFile }) => `${name.padEnd(width)}  ${console.line(ownFile ?? "as shipped")}\n`)
      .join(""),
  );
  // One that cannot be used is told here, and not at the end of a run.
  await loadTemplates(folder);
}

function eject(name: string, to: string, console: Console): void {
  if (!NAMES.includes(name)) {
    const meant = nearest(name, NAMES);
    throw new UsageError(
      `There is no template called "${name}".`,
      meant === undefined ? "See them all: gameday runbook templates list." : `Did you mean "${meant}"?`,
    );
  }
  const file = join(to, `${name}.hbs`);
  if (existsSync(file)) {
    throw new UsageError(
      `"${file}" is there already.`,
      "It may hold words of yours: move it away first, then eject again.",
    );
  }
  writeWhole(file, `${templateHeader(name, VERSION)}${shippedText(name)}`);
  console.out(`${console.line(file)}\n`);
  const flag = to === OWN_TEMPLATES ? "" : ` --templates ${to}`;
  console.err(`Change it, then write runbooks with it: gameday report <run>${console.line(flag)}\n`);
}

/** `gameday runbook templates`: what runbooks are made of, and how to say it in your own words. */
export const templatesCommand = (console: Console): Command =>
  new Command("templates")
    .description("list the templates of runbooks, or write one out to change it")
    .addCommand(
      new Command("list")
        .description("each template, and whether it is yours or as shipped; checks yours")
        .addOption(templatesFlag())
        .action(async (flags: { templates?: string }) => list(flags.templates, console)),
    )
    .addCommand(
      new Command("eject")
        .description("write out one template with the names that it may use")
        .argument("<name>", "such as status; list shows them all")
        .addOption(new Option("--to <dir>", "where to write it").default(OWN_TEMPLATES))
        .action((name: string, { to }: { to: string }) => eject(name, to, console)),
    )
    .addHelpText("after", EXAMPLES)
    .showSuggestionAfterError();

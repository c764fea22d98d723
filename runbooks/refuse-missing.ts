import type Handlebars from "handlebars";
import { UsageError } from "../model/errors.ts";

type Condition = "if" | "unless" | "with";

const refuse = (helper: string, found: unknown, wanted: string): UsageError =>
  new UsageError(
    `A template asks {{#${helper}}} about ${found === undefined ? "something that is not there" : JSON.stringify(found)}.`,
    `${wanted} Look for a misspelt name.`,
  );

/** A condition is yes or no, or something or null; 0 and "" would disappear without a word. */
function refuseDoubtful(helper: Condition, found: unknown): void {
  if (found === undefined || typeof found === "number" || found === "") {
    throw refuse(helper, found, "It takes true or false, or something that may be null.");
  }
}

/** Handlebars takes a misspelt list for an empty one and a misspelt condition for no, even when strict: a lost step. */
export function refuseMissing(handlebars: typeof Handlebars): void {
  const { each } = handlebars.helpers;
  if (each === undefined) throw new Error("Handlebars has no each.");
  handlebars.registerHelper("each", function eachOfList(this: unknown, list: unknown, options: unknown) {
    if (!Array.isArray(list)) throw refuse("each", list, "It takes a list.");
    const rendered: unknown = each.call(this, list, options);
    return rendered;
  });
  for (const name of ["if", "unless", "with"] as const) {
    const original = handlebars.helpers[name];
    if (original === undefined) throw new Error(`Handlebars has no ${name}.`);
    handlebars.registerHelper(name, function onlyIfKnown(this: unknown, found: unknown, options: unknown) {
      refuseDoubtful(name, found);
      const rendered: unknown = original.call(this, found, options);
      return rendered;
    });
  }
}

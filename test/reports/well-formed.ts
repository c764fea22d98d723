/** A start tag as it stands: its name and the names of its attributes. */
export interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

const TOKEN =
  /<!--.*?-->|<\?xml[^>]*\?>|<!doctype html>|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gsu;

const NOT_XML: readonly (readonly [string, RegExp])[] = [
  ["a stray <", /</u],
  ["a lone surrogate", /\p{Cs}/u],
  ["a character that XML 1.0 cannot hold", /(?![\n\t\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/u],
  ["a bare ampersand", /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu],
];

/** Throws at a text between tags, or at a tag, that XML could not hold. */
function check(text: string): void {
  const broken = NOT_XML.find(([, rule]) => rule.test(text));
  if (broken !== undefined) throw new Error(`${broken[0]} in ${JSON.stringify(text.slice(0, 80))}`);
}

function startTag(name: string, attributes: string): Tag {
  check(attributes);
  const names = [...attributes.matchAll(/([\w:-]+)="/gu)].map(([, attribute = ""]) => attribute);
  if (new Set(names).size !== names.length) throw new Error(`<${name}> names an attribute twice`);
  return { name, attributes: names };
}

/** Reads XML, or HTML that is written like XML, and throws at the first thing that is not well formed. */
export function tagsOf(text: string): readonly Tag[] {
  check(text.replaceAll(TOKEN, ""));
  const open: string[] = [];
  const tags: Tag[] = [];
  for (const [, closed, opened, attributes = "", empty] of text.matchAll(TOKEN)) {
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing`);
    if (opened === undefined) continue;
    tags.push(startTag(opened, attributes));
    if (empty !== "/") open.push(opened);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(", ")}`);
  return tags;
}

/** `svg[class][viewBox]` and so on: everything that a page is built of. */
export const shapesOf = (text: string): ReadonlySet<string> =>
  new Set(tagsOf(text).map(({ name, attributes }) => `${name}[${attributes.join("][")}]`));

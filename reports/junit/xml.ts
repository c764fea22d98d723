import { printable } from "../printable.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Untrusted text as XML 1.0: what XML cannot hold is left out, what it would read as markup is escaped. */
const xml = (text: string): string =>
  printable(text).replaceAll(/[&<>"'\n\t]/gu, (mark) => ENTITIES[mark] ?? "");

export type Attributes = Readonly<Record<string, string | number>>;

/** One element; its children are XML already. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`);
  const open = `<${name}${pairs.join("")}`;
  if (children.length === 0) return `${open}/>`;
  const inner = children.flatMap((child) => child.split("\n")).map((line) => `  ${line}`);
  return [`${open}>`, ...inner, `</${name}>`].join("\n");
}

/** Texts that mean something to what a runbook is written in, or is pasted into. */
export const HOSTILE: readonly (readonly [string, string])[] = [
  ["Handlebars", "{{title}} {{#each x}} {{> step}} {{{a}}} {{"],
  ["HTML", "<script>alert(1)</script> <!-- <b onclick='x'> &lt;i&gt; &#x41;"],
  ["Markdown links", "[click](http://evil.example) ![x](y) <http://z.example> [a]: b"],
  ["links that run", "[x](javascript:alert(1)) <javascript:alert(1)> [y]: javascript:alert(1)"],
  ["bare addresses", "http://evil.example www.evil.example HTTPS://evil.example"],
  ["the name of a file", '../../etc/passwd\nrunbooks/x.md\r\n](javascript:x) "><img src=x>'],
  ["the end of front matter", "x\n---\nowner: evil\n---\n: ]]> - {{owner}}"],
  ["characters that nobody sees", "a\u200B\u061C\u2066b\u{E0041}\u{E007F}\u00AD"],
  ["Markdown blocks", "x\n---\n# Heading\n\n## Impact\n\n```sh\nrm -rf ~\n```\n| a | b |\n| - | - |\n> q"],
  ["YAML", "a: b\n- c: 'd' \"e\" #f\n\t&anchor *alias !tag %YAML ---\n..."],
  ["backticks", "`` ` ``` ```` ~~~ `"],
  ["shell", "'; rm -rf / #' \"$(id)\" `id` $HOME \\ \n&& id"],
  ["control characters", "\u001B[31mred\u0000\u0007\r\n\u0085\u2028\u202E\uFEFF\u009B\uD800"],
  ["what a lint looks for", "undefined NaN [object Object] Invalid Date {{ }}"],
  ["our own marks", "\uFDD0 undefined \uFDD1 NaN \uFDD1\uFDD0"],
  ["a list", "- x\n1. y"],
  ["a number with a dot", "1. x"],
  ["an underline", "==="],
  ["a rule", "---"],
  ["a heading", "# x #"],
  ["emphasis", "**a** __b__ *c* ~~d~~ $e$"],
  ["nothing", ""],
  ["blanks", " \n\t "],
];

/** Names of the program itself, and what it makes itself and never takes from anybody. */
export const FIXED: ReadonlySet<string> = new Set([
  "id",
  "fix",
  "startedAt",
  "kind",
  "outcome",
  "phase",
  "platform",
  "field",
  "backlog",
  "endState",
]);

/** The same value with every text replaced, but for those that are names of the program itself. */
export function everyText(value: unknown, text: string, fixed: ReadonlySet<string>): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((one) => everyText(one, text, fixed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isErrors = key === "errors" && typeof inner === "object" && inner !== null;
      if (isErrors)
        return [
          key,
          Object.fromEntries(Object.values(inner).map((count, index) => [text + "!".repeat(index), count])),
        ];
      const isOfRun = key === "places";
      return [
        key,
        isOfRun || (fixed.has(key) && typeof inner === "string") ? inner : everyText(inner, text, fixed),
      ];
    }),
  );
}

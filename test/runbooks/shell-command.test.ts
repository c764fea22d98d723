import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellCommand } from "../../runbooks/shell-command.ts";

/** The words that curl would be given. */
const wordsOf = (command: string): readonly string[] =>
  execFileSync("bash", ["-c", `curl() { printf '%s\\0' "$@"; }\n${command}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

test("a request is one line that reads well", () => {
  const action = {
    kind: "http",
    method: "POST",
    url: "http://127.0.0.1:8080/flag",
    body: '{"on":true}',
  } as const;
  expect(shellCommand(action)).toBe(
    String.raw`curl -fsS -w '\n%{http_code}\n' -X POST -H 'content-type: application/json' --data-raw '{"on":true}' http://127.0.0.1:8080/flag`,
  );
});

test.each(["it's", "@/etc/passwd", "$(id) `id` $HOME", 'a "b"\n\\c', "'; rm -rf / #", "", "-o x", "!x"])(
  "curl gets the body %j as it is",
  (body) => {
    const words = wordsOf(shellCommand({ kind: "http", method: "POST", url: "http://h/", body }));
    expect(words[words.indexOf("--data-raw") + 1]).toBe(body);
  },
);

test.each(["http://h/a?b=1&c=2", "http://h/[1-3]", "http://h/{a,b}", "http://h/it's", "http://h/a b;id"])(
  "curl gets the address %s as it is",
  (url) => {
    expect(wordsOf(shellCommand({ kind: "http", method: "GET", url })).at(-1)).toBe(url);
  },
);

test("brackets and braces are no list of addresses", () => {
  expect(wordsOf(shellCommand({ kind: "http", method: "GET", url: "http://h/[1-3]" }))).toContain(
    "--globoff",
  );
});

test("an address that looks like an option is none", () => {
  expect(wordsOf(shellCommand({ kind: "http", method: "GET", url: "-o/etc/x" })).slice(-2)).toEqual([
    "--url",
    "-o/etc/x",
  ]);
});

test("a HEAD request does not wait for a body", () => {
  expect(shellCommand({ kind: "http", method: "HEAD", url: "http://h/" })).toContain(" --head ");
});

test("a command stays as it is", () => {
  expect(shellCommand({ kind: "run", command: "gotvctl pool 80 | tee x" })).toBe("gotvctl pool 80 | tee x");
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Distinct } from "../../../scenarios/recorded/distinct.ts";
import { mixOf } from "../../../scenarios/recorded/mix.ts";
import { RouteTree, type Route } from "../../../scenarios/recorded/route-tree.ts";
import { pieceOf } from "../../../scenarios/recorded/segment.ts";
import { name as callName } from "../../../plan/schema/words.ts";
import { templateComplaint } from "../../../plan/template.ts";

const DAY = 15_650;

function treeOf(paths: Iterable<string>, mostWords = 40, kept: readonly string[] = []): RouteTree {
  const tree = new RouteTree(mostWords, new Set(kept));
  for (const target of paths) {
    const [path = "", query = ""] = target.split("?");
    tree.count({ method: "GET", path, query, day: DAY, status: 200 });
  }
  return tree;
}

const templates = (routes: readonly Route[]): readonly string[] =>
  mixOf(routes).map(({ template, calls }) => `${template} ${calls}`);

const numbered = (count: number, make: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Words without digits: aaaa, aaab, and so on. */
const word = (index: number): string =>
  [17_576, 676, 26, 1].map((unit) => String.fromCodePoint(97 + (Math.floor(index / unit) % 26))).join("");

describe("a part of a path", () => {
  it.each([
    ["voters", "voters"],
    ["v2", "v2"],
    ["next-voter", "next-voter"],
    ["getVolunteerAssignmentsByPrecinct", "getVolunteerAssignmentsByPrecinct"],
    [".well-known", ".well-known"],
    ["oauth2", "oauth2"],
    ["index.html", "index.html"],
    ["7", "{id}"],
    ["-7", "{id}"],
    ["7.json", "{id}.json"],
    ["3F2504E0-4F89-11D3-9A0C-0305E82C3301", "{uuid}"],
    ["deadbeef", "{hex}"],
    ["5d41402abc4b2a76b9719d911017c592", "{hex}"],
    ["2012-11-06", "{date}"],
    ["2012-11-06T18:00:00Z", "{date}"],
    ["ada@example.org", "{email}"],
    ["ada%40example.org", "{email}"],
    ["dQw4w9WgXcQ", "{value}"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "{value}"],
    ["XKcdQwErTyUiOpAsDf", "{value}"],
    ["abcdefghijklmnopqrstuvwxyz", "{value}"],
    ["John%20Smith", "{value}"],
    ["a;jsessionid=1", "{value}"],
    ["${int:1..9}", "{value}"],
    ["${seq}", "{value}"],
    ["a|b", "{value}"],
    ["order-2291", "{value}"],
    ["..", "{value}"],
    ["", ""],
  ])("%s is %s", (segment, piece) => {
    expect(pieceOf(segment)).toBe(piece);
  });
});

describe("routes", () => {
  it("tell methods, words and trailing slashes apart, and fold what differs from call to call", () => {
    const tree = treeOf([
      ...numbered(90, (id) => `/voters/${id}/notes`),
      "/voters/next",
      "/voters",
      "/voters/",
      "//voters//next",
    ]);
    tree.count({ method: "POST", path: "/voters", query: "", day: DAY, status: 201 });
    expect(templates(tree.routes(DAY))).toEqual([
      "/voters/{id}/notes 90",
      "/voters/next 2",
      "/voters 1",
      "/voters/ 1",
      "/voters 1",
    ]);
  });

  it("fold words when one place has more of them than are told apart, with all that follows them", () => {
    const paths = numbered(41, (index) => `/users/${word(index)}/profile`);
    expect(treeOf(paths.slice(1)).routes(DAY)).toHaveLength(40);
    const [only, ...others] = treeOf([...paths, ...paths]).routes(DAY);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ pieces: ["users", "{value}", "profile"], calls: 82 });
    expect(Math.abs((only?.distinct[0] ?? 0) - 41)).toBeLessThan(5);
  });

  it("keep the first words that many call, whatever scanners try", () => {
    const tries = numbered(3000, (index) => `/${word(index)}.php`);
    const people = numbered(3000, (index) => (index % 2 === 0 ? "/voters/next" : "/contacts"));
    const mixed = tries.flatMap((one, index) => [one, people[index] ?? ""]);
    expect(templates(treeOf(mixed).routes(DAY))).toEqual([
      "/{value}.php 3000",
      "/contacts 1500",
      "/voters/next 1500",
    ]);
  });

  it("stay few enough for any log: what comes to too many is refused, never lost", () => {
    const tree = new RouteTree(40, new Set());
    let counted = 0;
    for (let index = 0; index < 400_000; index += 1) {
      const at = (shift: number): string => word(Math.floor(index / shift) % 40);
      const path = `/${at(1)}/${at(40)}/${at(1600)}/${at(64_000)}`;
      if (tree.count({ method: "GET", path, query: "", day: DAY, status: 200 })) counted += 1;
    }
    const routes = tree.routes(DAY);
    expect(counted).toBeLessThan(400_000);
    expect(routes.length).toBeLessThan(20_000);
    expect(routes.reduce((sum, { calls }) => sum + calls, 0)).toBe(counted);
  });

  it("lose no call to folding, in whatever order paths come, and forget a day whole", () => {
    const segment = fc.oneof(
      fc.constantFrom("a", "b", "next", "7", "8", "deadbeef00"),
      fc.stringMatching(/^[a-z]{1,3}$/u),
    );
    const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(fc.array(path, { maxLength: 120 }), fc.integer({ min: 1, max: 5 }), (paths, mostWords) => {
        const tree = treeOf(paths, mostWords);
        for (const one of paths)
          tree.count({ method: "POST", path: one, query: "", day: DAY + 1, status: 500 });
        tree.letGo(DAY + 1);
        const routes = tree.routes(DAY);
        expect(tree.routes(DAY + 1)).toEqual([]);
        expect(routes.reduce((sum, { calls }) => sum + calls, 0)).toBe(paths.length);
        expect(new Set(mixOf(routes).map(({ name }) => name)).size).toBe(routes.length);
      }),
    );
  });
});

describe("a call of the mix", () => {
  it("has a name and a path that a scenario may have, whatever the path was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 1, maxLength: 20 }),
        (parts) => {
          for (const { name, path } of mixOf(treeOf([`/${parts.join("/")}`]).routes(DAY))) {
            expect(callName.safeParse(name).success).toBe(true);
            expect(path).toMatch(/^\/\S*$/u);
            expect(templateComplaint(path)).toBeUndefined();
          }
        },
      ),
    );
  });

  it("has a name of its own, also where two paths would have the same", () => {
    const names = mixOf(treeOf(["/a-b", "/a-b", "/a-b", "/a/b", "/a/b", "/a/b/"]).routes(DAY)).map(
      ({ name }) => name,
    );
    expect(names).toEqual(["get-a-b", "get-a-b-2", "get-a-b-3"]);
  });

  it("has only the parameters that were asked for, and that half of its calls carry", () => {
    const paths = numbered(
      30,
      (index) =>
        `/find?page=${index}&sort=${index % 2 === 0 ? "up" : "down"}&q=ada${index < 9 ? "&rare=1" : ""}`,
    );
    const [kept] = mixOf(treeOf(paths, 40, ["page", "sort", "rare", "none"]).routes(DAY));
    expect(kept?.path).toMatch(/^\/find\?page=\$\{int:1\.\.\d\d\}&sort=\$\{pick:down\|up\}$/u);
    const [bare] = mixOf(treeOf(paths).routes(DAY));
    expect(bare?.path).toBe("/find");
  });
});

it("Distinct counts within a fifth, also when two are put together", () => {
  for (const count of [1, 10, 100, 1000, 10_000, 100_000]) {
    const [one, other] = [new Distinct(), new Distinct()];
    for (let index = 0; index < count; index += 1) (index % 3 === 0 ? one : other).add(`value-${index}`);
    one.merge(other);
    one.merge(one);
    expect(Math.abs(one.estimate - count)).toBeLessThanOrEqual(count * 0.2);
  }
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parse } from "yaml";
import { momentText } from "../../../model/quantities.ts";
import { shapes } from "../../../scenarios/traffic/index.ts";
import { sketch } from "../../../scenarios/traffic/sketch.ts";

const doc = readFileSync(new URL("../../../docs/traffic.md", import.meta.url), "utf8");

/** What stands under the heading of a shape. */
const sectionOf = (name: string): string =>
  doc.split(/^#+ /mu).find((section) => section.startsWith(`\`${name}\`\n`)) ?? "";

const exampleSchema = z.strictObject({ shape: z.record(z.string(), z.unknown()) });

describe("docs/traffic.md", () => {
  it.each(shapes.entries)("draws $name as it is, over its day, with its summary and its source", (shape) => {
    const section = sectionOf(shape.name);
    const { from, to } = shape.day;
    expect(section).toContain(`\`${sketch(shape)}\` ${momentText(from)} to ${momentText(to)}\n`);
    expect(section).toContain(`\n${shape.summary}\n`);
    expect(section).toContain(`\n${shape.source}\n`);
  });

  it.each(shapes.entries)("has an example of $name that a scenario may have", ({ name, params }) => {
    const examples = [...sectionOf(name).matchAll(/```yaml\n(shape: [\s\S]*?)```/gu)];
    for (const [, text = ""] of examples) {
      const { shape } = exampleSchema.parse(parse(text));
      expect(Object.keys(shape)).toEqual([name]);
      expect(params.safeParse(shape[name]).error).toBeUndefined();
    }
    expect(examples.length).toBe(["polls-open", "constant"].includes(name) ? 0 : 1);
  });

  it("has no shape that there is not", () => {
    const headings = [...doc.matchAll(/^### `(.*)`$/gmu)].map(([, name]) => name);
    expect(headings).toEqual(shapes.names);
  });
});

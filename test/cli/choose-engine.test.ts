import { describe, expect, it } from "vitest";
import { chooseEngine } from "../../cli/choose-engine.ts";
import { checked, processes } from "../../cli/flag-values.ts";
import { millis } from "../../model/units.ts";

const good = { status: "2xx", within: millis(500) };
const OWN = { traffic: { script: { file: "./journey.ts", good, goods: [], checks: [] } } };

describe("the load engine of a run", () => {
  it.each(["http", "k6"])("is the one that is asked for: %s", (engine) => {
    expect(chooseEngine({ engine }, undefined).name).toBe(engine);
  });

  it("is k6 in several processes when it is asked for", () => {
    expect(chooseEngine({ engine: "k6", processes: 2 }, undefined).name).toBe("k6");
  });

  it("is refused in several processes when it is always one, with what to type", () => {
    expect(() => chooseEngine({ engine: "http", processes: 2 }, undefined)).toThrow(
      expect.objectContaining({
        message: '"--processes 2" does not go with the engine "http", which is one process.',
        hint: "Say --engine k6 --processes 2, or leave --processes out.",
      }),
    );
  });

  it.each([{}, { engine: "k6" }])("is k6 for a script of one's own, asked for or not", (flags) => {
    expect(chooseEngine(flags, OWN).name).toBe("k6");
  });

  it.each([
    [{ engine: "http" }, 'The engine "http" cannot run "./journey.ts", which is a script for k6.'],
    [{ engine: "k6", processes: 2 }, '"--processes 2" does not go with "./journey.ts"'],
  ])("is refused for a script of one's own with %j", (flags, message) => {
    expect(() => chooseEngine(flags, OWN)).toThrow(message);
  });

  it.each(["0", "17", "two", "-1", "1.5"])("refuses %s processes", (text) => {
    expect(() => checked(processes)(text)).toThrow("from 1 to 16");
  });
});

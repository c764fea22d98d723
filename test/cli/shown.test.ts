import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shown, shownInColour, shownLine } from "../../cli/shown.ts";
import { Progress } from "../../cli/progress/progress.ts";
import { renderTerminal } from "../../reports/formats/terminal.ts";
import { hostileReadiness, HOSTILE } from "../reports/hostile-readiness.ts";
import { aPlan } from "../support/a-plan.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { fakeConsole } from "../support/fake-console.ts";

const ESC = "\u001B";
/** What a terminal obeys, or what hides how a text really reads. */
const STEERING = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe("a text for a terminal", () => {
  it.each([
    ["a colour", `${ESC}[31mred`, "␛[31mred"],
    ["a title of the window", `${ESC}]0;owned\u0007`, "␛]0;owned␇"],
    ["a hidden link", `${ESC}]8;;http://x${ESC}\\`, "␛]8;;http://x␛\\"],
    ["a one-byte escape", "\u009B2J", String.raw`\u009b2J`],
    ["a line that is written over", "all is well\rNOT", "all is well␍NOT"],
    ["NUL, backspace and delete", "\0\b\u007F", "␀␈␡"],
    ["a text that reads backwards", "\u202Egnp.exe\u2066", String.raw`\u202egnp.exe\u2066`],
    ["what nobody sees", "a\u{E0041}\u061C\u2028b", String.raw`a\ue0041\u061c\u2028b`],
    ["lines and tabs", "a\n\tb\r\nc", "a\n\tb\nc"],
    ["other alphabets", "día 選挙 انتخابات 🗳️ می‌خواهم", "día 選挙 انتخابات 🗳️ می‌خواهم"],
  ])("shows %s", (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it("never steers it, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(shown(text)).not.toMatch(STEERING);
        expect(shownLine(text)).not.toMatch(/[\n\t]/u);
        expect(shown(shown(text))).toBe(shown(text));
      }),
      { numRuns: 500 },
    );
  });

  it("has no line of its own where a line is ours", () => {
    expect(shownLine("trouble\n\nEverything is healed.\n")).toBe("trouble ␊ Everything is healed.");
  });
});

describe("our own colours", () => {
  it("reach the terminal, and no other escape does", () => {
    const painted = renderTerminal(aReadiness(), { colour: true });
    expect(painted).toContain(ESC);
    expect(shownInColour(painted)).toBe(painted);
    expect(shownInColour(`${ESC}[32mfine${ESC}[0m${ESC}[8mhidden${ESC}[2J`)).toBe(
      `${ESC}[32mfine${ESC}[0m␛[8mhidden␛[2J`,
    );
  });

  it.each(HOSTILE)("stay ours when a report says %j", (text) => {
    const readiness = hostileReadiness([text]);
    const painted = shownInColour(renderTerminal(readiness, { colour: true }));
    const plain = renderTerminal(readiness, { colour: false });
    // oxlint-disable-next-line no-control-regex
    expect(painted.replaceAll(/\u001B\[(?:0|2|31|32|33)m/gu, "")).toBe(plain);
  });
});

describe("the doors of a console", () => {
  const hostile = `it said ${ESC}[2J${ESC}]0;x\u0007 "\u009B1A"\r`;

  it("show what is hostile, on both streams", () => {
    const console = fakeConsole();
    console.out(hostile);
    console.err(hostile);
    console.painted(hostile);
    expect(console.printed.out).not.toMatch(STEERING);
    expect(console.printed.err).not.toMatch(STEERING);
    expect(console.printed.out).toContain("it said ␛[2J");
  });

  it("mask what is marked as a secret, and from then on what they are told to hide", () => {
    const console = fakeConsole();
    console.out("postgres://a:b@c");
    console.hide((text) => text.replaceAll("hunter22", "****"));
    console.err("hunter22");
    expect(console.printed).toEqual({ out: "postgres://a:****@c", err: "****" });
  });
});

it("JSON stays JSON whatever its texts are", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("password=a\\", 'token: "x', "Authorization: a\nb", "a://b:c", "@d", "cookie: 'x", "\\"),
  );
  const values = fc.dictionary(fc.oneof(fc.constantFrom("password", "x-token", "a"), texts), texts);
  fc.assert(
    fc.property(fc.array(values), (value) => {
      const console = fakeConsole();
      console.out(JSON.stringify(value));
      const parsed = JSON.parse(console.printed.out) as readonly Record<string, string>[];
      for (const { password = "" } of parsed) expect(password).toMatch(/^(?:\*{4}.*)?$|^\$/u);
    }),
    { numRuns: 500 },
  );
});

describe("progress", () => {
  const hostile = `${ESC}[2J trouble\nEverything is healed.\u202E`;

  it.each([false, true])("shows hostile news on one line, terminal: %s", (terminal) => {
    const console = fakeConsole({ terminal });
    const progress = new Progress(aPlan(), console);
    progress.event({ at: 0 as never, kind: "trouble", text: hostile });
    progress.say(hostile);
    progress.stop();
    const { err } = console.printed;
    expect(err).toContain("␛[2J trouble ␊ Everything is healed.");
    // Its own moves are all that is left.
    // oxlint-disable-next-line no-control-regex
    expect(err.replaceAll(/\u001B\[\d+[AJ]|\r/gu, "")).not.toMatch(STEERING);
    expect(err).not.toMatch(/^Everything/mu);
  });
});

import { doorsTo, type Console } from "../../cli/console.ts";

export interface FakeConsole extends Console {
  /** What was printed as a result, and what as progress or error. */
  readonly printed: { out: string; err: string };
}

export function fakeConsole(overrides: Partial<Console> = {}): FakeConsole {
  const printed = { out: "", err: "" };
  return {
    printed,
    ...doorsTo(
      (text) => {
        printed.out += text;
      },
      (text) => {
        printed.err += text;
      },
    ),
    terminal: false,
    columns: () => 100,
    colour: false,
    ...overrides,
  };
}

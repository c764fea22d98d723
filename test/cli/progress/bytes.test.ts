import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BytesProgress, bytesText } from "../../../cli/progress/bytes.ts";
import { fakeConsole } from "../../support/fake-console.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

const BAR = "███████████████";
const REST = "░░░░░░░░░░░░░░░";

it.each([
  [0, 8_000_000, 0, `${REST}${REST} 0 % of 8.0 MB`],
  [4_000_000, 8_000_000, 4000, `${BAR}${REST} 50 % of 8.0 MB, 1.0 MB/s, 4 s left`],
  [9_000_000, 8_000_000, 4000, `${BAR}${BAR} 100 % of 8.0 MB, 2.3 MB/s, 0 ms left`],
  [2_500_000_000, 5_000_000_000, 25_000, `${BAR}${REST} 50 % of 5000 MB, 100 MB/s, 25 s left`],
  [4_000_000, undefined, 500, "4.0 MB read"],
  [4_000_000, undefined, 2000, "4.0 MB read, 2.0 MB/s"],
  [0, 0, 0, "0.0 MB read"],
])("%d bytes of %s after %d ms: %s", (done, total, ms, text) => {
  expect(bytesText(done, total, ms)).toBe(text);
});

it("draws one line again on a terminal, cut to its width, and takes it away at the end", () => {
  const steered: string[] = [];
  const console = fakeConsole({ terminal: true, columns: () => 30, steer: (code) => steered.push(code) });
  const progress = new BytesProgress(8_000_000, console);
  progress.add(4_000_000);
  vi.advanceTimersByTime(500);
  expect(console.printed.err).toBe(`  ${BAR}░░░░░░░░░░░░`.repeat(2));
  progress.stop();
  expect(steered).toEqual(Array.from({ length: 3 }, () => "\r\u001B[2K"));
});

it("writes a line every ten seconds elsewhere, and none after the end", () => {
  const console = fakeConsole();
  const progress = new BytesProgress(undefined, console);
  vi.advanceTimersByTime(9999);
  expect(console.printed.err).toBe("");
  progress.add(50_000_000);
  vi.advanceTimersByTime(1);
  expect(console.printed.err).toBe("50 MB read, 5.0 MB/s\n");
  progress.stop();
  vi.advanceTimersByTime(60_000);
  expect(console.printed.err).toBe("50 MB read, 5.0 MB/s\n");
});

import { defineConfig } from "vitest/config";

/** Most files wait for processes and timers more than they compute. */
const MOST_FILES_AT_ONCE = 3;

/** A day in small sends some 150 calls a second, and mostly waits for the windows of its breaks. */
const MOST_DAYS_AT_ONCE = 3;

/**
 * Folders whose tests leave nothing behind in a module: their files share what they import, which saves a third of the
 * time. A hook in a module of support would be set for the first file alone.
 */
const PURE = [
  "cli",
  "contracts",
  "faults",
  "findings",
  "model",
  "plan",
  "reports",
  "runbooks",
  "scenarios",
].map((folder) => `test/${folder}/**/*.test.ts`);

/** Each of these files starts several runs at once by itself. */
const MOST_OF_RUNS_AT_ONCE = 2;

/** They run the real thing and measure nothing: they start processes, and wait for their ends. */
const SIDE_BY_SIDE = [
  "bad-input",
  "external-toxiproxy",
  "heal-command",
  "hook",
  "random-kill",
  "stop-conditions",
  "toxiproxy-command",
  "untrusted-text",
].map((name) => `test/e2e/${name}.test.ts`);

/** `unit` and `side-by-side` run files beside each other; `e2e` and `long` measure, so nothing else may run beside them. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          maxWorkers: MOST_FILES_AT_ONCE,
          isolate: false,
          include: PURE,
        },
      },
      {
        extends: true,
        test: {
          name: "unit",
          maxWorkers: MOST_FILES_AT_ONCE,
          include: ["test/**/*.test.ts", "campaign/test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/days/**", "test/long/**", "**/node_modules/**", ...PURE],
        },
      },
      {
        extends: true,
        test: { name: "side-by-side", maxWorkers: MOST_OF_RUNS_AT_ONCE, include: SIDE_BY_SIDE },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          exclude: SIDE_BY_SIDE,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "days",
          maxWorkers: MOST_DAYS_AT_ONCE,
          include: ["test/days/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: { name: "long", include: ["test/long/**/*.test.ts"], fileParallelism: false },
      },
    ],
  },
});

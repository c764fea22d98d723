import { defineConfig } from "vitest/config";

/** Most files wait for processes and timers more than they compute. */
const MOST_FILES_AT_ONCE = 3;

/** `unit` runs files side by side; `e2e` and `long` measure, so nothing else may run beside them. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          maxWorkers: MOST_FILES_AT_ONCE,
          include: ["test/**/*.test.ts", "campaign/test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/long/**", "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], fileParallelism: false },
      },
      {
        extends: true,
        test: { name: "long", include: ["test/long/**/*.test.ts"], fileParallelism: false },
      },
    ],
  },
});

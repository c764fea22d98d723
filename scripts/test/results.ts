import { z } from "zod";

/** What became of the tests of one file. */
export interface FileCount {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Reads the JSON report of vitest; a file that failed before its first test counts as one failure. */
export const readResults = (text: string): readonly FileCount[] =>
  report.parse(JSON.parse(text)).testResults.map(({ name, status, assertionResults }) => {
    const count = (wanted: string): number =>
      assertionResults.filter((result) => result.status === wanted).length;
    const [passed, failed] = [count("passed"), count("failed")];
    const isBroken = status === "failed" && failed === 0;
    const skipped = assertionResults.length - passed - failed;
    return { file: name, passed, failed: isBroken ? 1 : failed, skipped };
  });

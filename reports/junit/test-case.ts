import { element } from "./xml.ts";

/** What became of a case. A failure is about the system; an error is about the rehearsal itself. */
export type CaseResult =
  | { readonly kind: "passed" }
  | { readonly kind: "failed" | "skipped" | "error"; readonly message: string };

export interface TestCase {
  readonly name: string;
  readonly seconds: number;
  readonly result: CaseResult;
}

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

const TAGS = { failed: "failure", skipped: "skipped", error: "error" } as const;

export const passed: CaseResult = { kind: "passed" };

export const failedUnless = (holds: boolean, message: string): CaseResult =>
  holds ? passed : { kind: "failed", message };

export const skipped = (message: string): CaseResult => ({ kind: "skipped", message });

function caseElement(suite: string, { name, seconds, result }: TestCase): string {
  const attributes = { classname: suite, name, time: seconds };
  if (result.kind === "passed") return element("testcase", attributes);
  return element("testcase", attributes, [element(TAGS[result.kind], { message: result.message })]);
}

/** How many cases there are of each kind, as JUnit wants them told. */
function tally(cases: readonly TestCase[]): Readonly<Record<string, number>> {
  const count = (kind: CaseResult["kind"]): number =>
    cases.filter(({ result }) => result.kind === kind).length;
  return {
    tests: cases.length,
    failures: count("failed"),
    errors: count("error"),
    skipped: count("skipped"),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

const suiteElement = ({ name, cases }: TestSuite): string =>
  element(
    "testsuite",
    { name, ...tally(cases) },
    cases.map((one) => caseElement(name, one)),
  );

export const suitesElement = (name: string, suites: readonly TestSuite[]): string =>
  element(
    "testsuites",
    { name, ...tally(suites.flatMap(({ cases }) => cases)) },
    suites.map((suite) => suiteElement(suite)),
  );

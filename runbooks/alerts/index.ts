import type { Readiness } from "../../model/readiness.ts";
import { renderAlertTests } from "./rules-test.ts";
import { renderAlertRules } from "./rules.ts";

interface AlertFile {
  readonly name: string;
  readonly text: string;
}

/** The rules of a run and their unit test; nothing where no objective is about calls. */
export function alertFiles(readiness: Readiness): readonly AlertFile[] {
  if (readiness.dayAlert === undefined) return [];
  const rules = `${readiness.scenario.id}.rules.yml`;
  const files = [{ name: rules, text: renderAlertRules(readiness) }];
  if (readiness.breaks.every(({ alert }) => alert?.watch === undefined)) return files;
  const tests = `${readiness.scenario.id}.rules_test.yml`;
  return [...files, { name: tests, text: renderAlertTests(readiness, rules) }];
}

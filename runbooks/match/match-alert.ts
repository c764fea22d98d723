import { namedRunbook } from "../named-runbook.ts";
import type { ReadRunbook } from "../read-runbook.ts";
import { findRunbooks } from "../search/find-runbooks.ts";
import type { LiveAlert } from "./read-live.ts";

/** A runbook for an alert, and how it is known to be the one. */
export type AlertMatch =
  | { readonly by: "name" | "address" | "words"; readonly runbook: ReadRunbook }
  | { readonly by: "nothing" };

/** The last two parts of an address as an id, and the last one as a break. */
function namesInAddress(address: string): readonly string[] {
  const parts = address
    .split(/[?#]/u)[0]
    ?.split("/")
    .filter((part) => part !== "")
    .map((part) => part.replace(/\.(?:md|html)$/u, ""));
  return [parts?.slice(-2).join("/") ?? "", parts?.at(-1) ?? ""].filter((name) => name !== "");
}

const oneNamed = (runbooks: readonly ReadRunbook[], name: string): ReadRunbook | undefined => {
  const named = namedRunbook(runbooks, name);
  return named.kind === "one" ? named.runbook : undefined;
};

/** Finds the runbook of an alert: by its name, else by its runbook_url, else by what it says. */
export function matchAlert(runbooks: readonly ReadRunbook[], alert: LiveAlert): AlertMatch {
  const byName = oneNamed(runbooks, alert.name);
  if (byName !== undefined) return { by: "name", runbook: byName };
  for (const name of namesInAddress(alert.runbookUrl)) {
    const runbook = oneNamed(runbooks, name);
    if (runbook !== undefined) return { by: "address", runbook };
  }
  const [first] = findRunbooks(runbooks, `${alert.text} ${alert.name}`, 1).found;
  return first === undefined ? { by: "nothing" } : { by: "words", runbook: first.runbook };
}

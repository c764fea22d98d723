import { nearest } from "../model/nearest.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { alertsOf } from "./search/entry.ts";

/** The runbook of a name; or several, when breaks of several scenarios have it; or none, and what may be meant. */
export type Named =
  | { readonly kind: "one"; readonly runbook: ReadRunbook }
  | { readonly kind: "several"; readonly ids: readonly string[] }
  | { readonly kind: "none"; readonly meant: string | undefined };

const breakOf = ({ frontMatter }: ReadRunbook): string => frontMatter.id.split("/").at(-1) ?? "";

const namesOf = (runbook: ReadRunbook): readonly string[] => [
  runbook.frontMatter.id,
  breakOf(runbook),
  ...alertsOf(runbook),
];

/** Finds a runbook by its id, its alert or its break; letters may be large or small. */
export function namedRunbook(runbooks: readonly ReadRunbook[], name: string): Named {
  const wanted = name.trim().toLowerCase();
  const same = (one: string): boolean => one.toLowerCase() === wanted;
  const found =
    [
      runbooks.filter(({ frontMatter }) => same(frontMatter.id)),
      runbooks.filter((runbook) => alertsOf(runbook).some((alert) => same(alert))),
      runbooks.filter((runbook) => same(breakOf(runbook))),
    ].find((some) => some.length > 0) ?? [];
  const [first] = found;
  const ids = [...new Set(found.map(({ frontMatter }) => frontMatter.id))];
  if (ids.length > 1) return { kind: "several", ids };
  if (first !== undefined) return { kind: "one", runbook: first };
  return {
    kind: "none",
    meant: nearest(
      wanted,
      runbooks.flatMap((runbook) => namesOf(runbook)),
    ),
  };
}

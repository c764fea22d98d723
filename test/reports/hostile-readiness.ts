import type { Readiness } from "../../model/readiness.ts";
import { aReadiness } from "../support/a-readiness.ts";
import { aRehearsalFinding } from "../support/a-rehearsal-finding.ts";
import { asFinding, aTabletop } from "../support/a-tabletop.ts";

/** Texts that try to become something else in one format or another. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "{{constructor}} {{{x}}} ${process.exit()}",
  "a | b | c",
  "`rm -rf /` ```sh\nrm\n```",
  "\u001B[31mred\u001B[0m \u001B]8;;http://evil\u0007link\u001B]8;;\u0007",
  "]]> <![CDATA[ x ]]>",
  "nul \u0000 bell \u0007 back \b del \u007F csi \u009B31m",
  "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
  "javascript:alert(1)",
  "<javascript:alert(1)> [x]: javascript:alert(1)",
  "x\n---\nowner: evil\n---\n: {{owner}}",
  "runbooks/a\nb\r\n](javascript:x).md",
  "unseen \u200B\u061C\u00AD\u{E0041}\u{E007F}",
  "//evil.example/runbook.md",
  "https://evil.example/?q=<b>|`",
  "@everyone www.evil.example a@evil.example",
  "line one\r\n# heading\n- item\n| cell |",
  "--> <!-- </style><style>*{display:none}</style>",
  "&lt;b&gt; &amp; &#60; &nbsp",
  "lone \uD800 surrogate \uDC00, not a character \uFFFE \uFFFF",
  "\u202Ereversed\u202C \u2066isolate\u2069 \u2028 line \u2029",
  "$x^2$ ~~gone~~ *bold* __bold__ #1 1. - +",
  "",
  " ",
  "x".repeat(300),
] as const;

// Words of the model itself, which no scenario, log or reply can choose.
const OWN = new Set(["verdict", "outcome", "kind", "phase", "severity", "state", "type"]);

/** Replaces every text that comes from outside, keys of records included. */
function poisoned(value: unknown, key: string, next: () => string): unknown {
  if (typeof value === "string") return OWN.has(key) ? value : next();
  if (Array.isArray(value)) return value.map((item: unknown) => poisoned(item, key, next));
  if (typeof value !== "object" || value === null) return value;
  const counted = key === "errors" || key === "damageIn";
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [counted ? next() : name, poisoned(inner, name, next)]),
  );
}

/** A readiness in which every text field holds one of the texts, in turn; ids of fixes and breaks still agree. */
export function hostileReadiness(texts: readonly string[]): Readiness {
  let index = 0;
  const next = () => texts[index++ % texts.length] ?? "";
  const ledger = { ...aReadiness().ledger, lost: 2, damageIn: { "database-slow/during": 2 } };
  const input = {
    ...aReadiness(),
    ledger,
    troubles: ["one", "two"],
    interrupted: true,
    notes: [{ at: 2000, clock: "14:05", what: "inject", text: "the desk has noticed" }],
    rehearsal: aRehearsalFinding(),
    tabletops: [asFinding(aTabletop())],
  };
  const readiness = poisoned(input, "", next) as Readiness;
  return { ...readiness, breaks: readiness.breaks.map((found) => ({ ...found, phases: phasesOf(found) })) };
}

/** Gives the phases of fixes the poisoned ids of their fixes back, so that both are looked up. */
function phasesOf({ phases, fixes }: Readiness["breaks"][number]): Readiness["breaks"][number]["phases"] {
  let index = 0;
  return phases.map((figures) =>
    figures.phase === "fixed" ? { ...figures, fix: fixes[index++]?.id ?? "" } : figures,
  );
}

import type { InputFile, PartHashes, TabletopParts } from "../model/inputs.ts";
import { dateText, dayOf } from "./dates.ts";
import type { RecordedInputs } from "./evidence-schema.ts";
import type { ReadRunbook } from "./read-runbook.ts";
import { isTabletop } from "./tabletop/is-tabletop.ts";

/** What a runbook would be made from today; a file that is gone has no hash. */
export type CurrentInputs =
  | { readonly kind: "gone"; readonly why: string }
  | {
      readonly kind: "there";
      readonly parts: PartHashes | TabletopParts;
      readonly template: string;
      readonly files: readonly (Omit<InputFile, "sha256"> & { readonly sha256: string | undefined })[];
    };

/** Why a runbook is not fresh: by the calendar, because its very words are old, or because what they rest on changed. */
interface StaleReason {
  readonly kind: "calendar" | "words" | "ground" | "orphan";
  readonly text: string;
}

export type Freshness =
  | { readonly kind: "fresh"; readonly reviewBy: string; readonly isDueSoon: boolean }
  | {
      readonly kind: "stale" | "orphan";
      readonly reviewBy: string;
      readonly reasons: readonly StaleReason[];
    };

const WARN_DAYS_BEFORE = 7;

const words = (text: string): StaleReason => ({ kind: "words", text });
const ground = (text: string): StaleReason => ({ kind: "ground", text });

/** What a person reads when a part is not as it was. */
const CHANGED: Readonly<Record<keyof PartHashes, StaleReason>> = {
  fault: words("the fault changed"),
  fixes: words("the fixes changed"),
  want: words("what is wanted of the fix changed"),
  people: words("its symptom, owner, fallback or another text for people changed"),
  objectives: ground("the objectives of the scenario changed"),
  links: ground("the links of the scenario changed"),
  system: ground("the system of the scenario changed"),
  traffic: ground("the traffic of the scenario changed"),
  state: ground("the state of the scenario changed"),
  ledger: ground("the ledger of the scenario changed"),
  probes: ground("the probes of the scenario changed"),
};

const partNames = (hashes: Partial<PartHashes>): readonly (keyof PartHashes)[] =>
  Object.keys(CHANGED).filter((name): name is keyof PartHashes => name in hashes);

type Files = Extract<CurrentInputs, { kind: "there" }>["files"];

function fileReasons(recorded: readonly InputFile[], now: Files): readonly StaleReason[] {
  const changed = now.flatMap(({ path, sha256 }) => {
    const before = recorded.find((file) => file.path === path);
    if (before === undefined) return [`service file ${path} was not an input yet`];
    if (sha256 === undefined) return [`service file ${path} is gone`];
    return before.sha256 === sha256 ? [] : [`service file ${path} changed`];
  });
  const dropped = recorded.filter(({ path }) => !now.some((file) => file.path === path));
  return [...changed, ...dropped.map(({ path }) => `service file ${path} is no input any more`)].map(ground);
}

function changesOf(
  recorded: RecordedInputs,
  now: Extract<CurrentInputs, { kind: "there" }>,
): readonly StaleReason[] {
  const parts: Partial<PartHashes> = now.parts;
  const changed = partNames(parts).filter((name) => recorded.parts[name] !== parts[name]);
  return [
    ...changed.map((name) => CHANGED[name]),
    ...fileReasons(recorded.files, now.files),
    ...(recorded.template === now.template ? [] : [words("the template changed")]),
  ];
}

const UNKNOWN = words("the run did not record what it was made from");

/** Until when a runbook counts as looked at, as `2026-12-22`. */
function reviewByOf({ frontMatter }: ReadRunbook): string {
  return dayOf(frontMatter.last_reviewed_on, Number.parseInt(frontMatter.review_in, 10));
}

const late = (text: string): StaleReason => ({ kind: "calendar", text });

function dateReason(runbook: ReadRunbook, reviewBy: string, today: string): readonly StaleReason[] {
  if (reviewBy === "unknown")
    return [
      late(isTabletop(runbook) ? "nobody has talked it through yet" : "it does not say when it was reviewed"),
    ];
  return reviewBy < today ? [late(`review was due on ${dateText(reviewBy)}`)] : [];
}

/** Whether a runbook may still be trusted on a day, and if not, why: by the calendar, and by what it was made from. */
export function judgeFreshness(runbook: ReadRunbook, today: string, now: CurrentInputs): Freshness {
  const reviewBy = reviewByOf(runbook);
  if (now.kind === "gone") {
    return { kind: "orphan", reviewBy, reasons: [{ kind: "orphan", text: now.why }] };
  }
  const { inputs } = runbook.frontMatter.verification;
  const changes = inputs === "unknown" ? [UNKNOWN] : changesOf(inputs, now);
  const reasons = [...dateReason(runbook, reviewBy, today), ...changes];
  if (reasons.length > 0) return { kind: "stale", reviewBy, reasons };
  return { kind: "fresh", reviewBy, isDueSoon: dayOf(today, WARN_DAYS_BEFORE) >= reviewBy };
}

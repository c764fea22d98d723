import { nearest } from "../../model/nearest.ts";
import type { Problem } from "../problem.ts";
import { templateComplaint } from "../template.ts";
import { METHODS } from "../../model/request.ts";
import { noSuch, quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { faultPlaces } from "./fault-places.ts";
import { findTexts, type FoundText } from "./find.ts";
import { linkNames } from "./names.ts";

const PLACEHOLDER = /\$\{([^{}]*)(\}?)/gu;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]*$/u;
const KINDS = ["ports", "links", "folders"] as const;

/** What is wrong with the inside of one placeholder. */
function complaintAbout(
  inside: string,
  allowed: readonly string[],
  links: readonly string[],
): string | undefined {
  const shown = quoted(`\${${inside}}`);
  const [kind = "", ...rest] = inside.split(".");
  const name = rest.join(".");
  if (!allowed.includes(kind)) {
    const meant = nearest(kind, allowed);
    const usable = allowed.map((one) => `"\${${one}.NAME}"`).join(" and ");
    const hint = meant === undefined ? `Use ${usable}.` : `Did you mean ${quoted(`\${${meant}.${name}}`)}?`;
    return `${shown} is not a placeholder here. ${hint}`;
  }
  if (!NAME.test(name)) return `${shown} needs a name of letters, digits, "-" and "_" behind "${kind}.".`;
  // A file without any links has a complaint about that already.
  const isMissing = kind === "links" && links.length > 0 && !links.includes(name);
  return isMissing ? noSuch("link", name, links) : undefined;
}

type Judge = (text: string) => string | undefined;

const judgeWith =
  (allowed: readonly string[], links: readonly string[], concerns: (inside: string) => boolean): Judge =>
  (text) => {
    for (const [, inside = "", brace] of text.matchAll(PLACEHOLDER)) {
      if (!concerns(inside)) continue;
      if (brace === "") return `${quoted(`\${${inside}`)} has no closing "}".`;
      const complaint = complaintAbout(inside, allowed, links);
      if (complaint !== undefined) return complaint;
    }
    return undefined;
  };

const judged = (judge: Judge, found: readonly FoundText[]): readonly Problem[] =>
  found.flatMap(({ path, text }) => {
    const complaint = judge(text);
    return complaint === undefined ? [] : [{ path, on: "value" as const, text: complaint }];
  });

const always = (): boolean => true;
/** In a shell command `${HOME}` is a variable of the shell; with a dot it is no name there. */
const dotted = (inside: string): boolean => inside.includes(".");

const STEP = "breaks.*.fixes.*.steps.*";
const HOOKS = faultPlaces("hook").flatMap((hook) => [`${hook}.on`, `${hook}.off`]);
const ACTIONS = [STEP, `${STEP}.undo`, ...HOOKS];
const COMMANDS = ["system.*.command", "probes.*.run", ...ACTIONS.map((action) => `${action}.run`)];
const ADDRESSES = [
  "system.*.ready",
  "system.*.cwd",
  "system.*.env.*",
  "ledger.get",
  "state.get",
  "probes.*.get",
  ...ACTIONS.map((action) => `${action}.http.**`),
];
const TEMPLATES = [...METHODS, "body", "json.**", "headers.*"].map((key) => `traffic.mix.*.${key}`);

/** Placeholders that nothing would fill in. */
export function wrongPlaceholders(root: Tree): readonly Problem[] {
  const links = linkNames(root);
  return [
    ...judged(
      judgeWith(["ports"], links, always),
      findTexts(root, "links.*.to", ...faultPlaces("repoint-link.to")),
    ),
    ...judged(judgeWith(KINDS, links, always), findTexts(root, ...ADDRESSES)),
    ...judged(judgeWith(KINDS, links, dotted), findTexts(root, ...COMMANDS)),
    ...judged(templateComplaint, findTexts(root, ...TEMPLATES)),
  ];
}

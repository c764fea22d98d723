import type { Problem } from "../problem.ts";
import { quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { findTexts } from "./find.ts";

const PLACEHOLDERS = /\$\{([^{}]*)\}/gu;
const SCHEME = /^[a-z]+:\/\//u;
const LOOPBACK = /^127\.\d+\.\d+\.\d+$|^\[::1\]$|^localhost$/u;

const STEP = "breaks.*.fixes.*.steps.*";
const PLACES = [
  "links.*.to",
  "links.*.listen",
  "system.*.ready",
  "ledger.get",
  "state.get",
  ...[STEP, `${STEP}.undo`].flatMap((step) =>
    ["get", "post", "put", "patch", "delete", "head"].map((method) => `${step}.http.${method}`),
  ),
];

/** Links of a run are entered on this machine, and what the run puts elsewhere in a text is no host. */
const filled = (text: string): string =>
  text.replaceAll(PLACEHOLDERS, (_, inside: string) => (inside.startsWith("links.") ? "127.0.0.1:1" : "1"));

/** The host of an address, as a connection would take it; nothing when it is no address. */
function hostOf(address: string): string | undefined {
  const url = `http://${filled(address).replace(SCHEME, "")}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

/** Addresses that are not on this machine: breaking things is for systems that are yours alone. */
export function foreignAddresses(root: Tree): readonly Problem[] {
  return findTexts(root, ...PLACES).flatMap(({ path, text }) => {
    const host = hostOf(text);
    // What is no address at all is for the schema to refuse.
    if (host === undefined || LOOPBACK.test(host)) return [];
    const advice = 'Only loopback is allowed here, such as "127.0.0.1" or "localhost".';
    return [{ path, on: "value" as const, text: `${quoted(text)} is not on this machine. ${advice}` }];
  });
}

/** Two links cannot be entered at one address. */
export function doubledListens(root: Tree): readonly Problem[] {
  const used = findTexts(root, "links.*.listen");
  return used
    .filter(({ text }, index) => used.findIndex((earlier) => earlier.text === text) < index)
    .map(({ path, text }) => ({
      path,
      on: "value" as const,
      text: `There is already a link that listens at ${quoted(text)}.`,
    }));
}

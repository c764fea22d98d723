import { readHost, type UsableHost } from "../../model/host.ts";
import { nearest } from "../../model/nearest.ts";
import { hostOf } from "../host-of.ts";
import type { Problem } from "../problem.ts";
import { METHODS } from "../../model/request.ts";
import { didYouMean, quoted } from "../wording.ts";
import type { Tree } from "../yaml/tree.ts";
import { faultPlaces } from "./fault-places.ts";
import { findTexts } from "./find.ts";

const STEP = "breaks.*.fixes.*.steps.*";
const HOOKS = faultPlaces("hook");
/** Where a run connects to. */
const REACHED = [
  "links.*.to",
  ...faultPlaces("repoint-link.to"),
  "system.*.ready",
  "ledger.get",
  "state.get",
  "probes.*.get",
  ...[STEP, `${STEP}.undo`, ...HOOKS.flatMap((hook) => [`${hook}.on`, `${hook}.off`])].flatMap((step) =>
    METHODS.map((method) => `${step}.http.${method}`),
  ),
];
const ENTERED = ["links.*.listen"];

type Judge = (text: string, host: UsableHost) => string | undefined;

const judged = (root: Tree, places: readonly string[], judge: Judge): readonly Problem[] =>
  findTexts(root, ...places).flatMap(({ path, text }) => {
    const host = hostOf(text);
    const complaint =
      host.kind === "unusable"
        ? `${quoted(text)} leads nowhere that is sure: ${host.why}.`
        : judge(text, host);
    return complaint === undefined ? [] : [{ path, on: "value" as const, text: complaint }];
  });

const onlyHere: Judge = (text, { kind }) =>
  kind === "loopback"
    ? undefined
    : `${quoted(text)} is not on this machine. Only loopback is allowed here, such as "127.0.0.1" or "localhost".`;

const named =
  (hosts: readonly string[]): Judge =>
  (text, { kind, host }) => {
    if (kind === "loopback" || hosts.includes(host)) return undefined;
    const meant = nearest(host, hosts);
    const advice =
      meant === undefined
        ? `Write ${quoted(host)} into hosts: if it is yours to break; otherwise only loopback is allowed, such as "127.0.0.1".`
        : `hosts: does not name ${quoted(host)}. ${didYouMean(meant)}`;
    return `${quoted(text)} is not on this machine. ${advice}`;
  };

/** Addresses that are not on this machine, and that the scenario does not name as its own to break. */
export function foreignAddresses(root: Tree): readonly Problem[] {
  const hosts = findTexts(root, "hosts.*").flatMap(({ text }) => {
    const read = readHost(text);
    return read.kind === "unusable" ? [] : [read.host];
  });
  return [...judged(root, REACHED, named(hosts)), ...judged(root, ENTERED, onlyHere)];
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

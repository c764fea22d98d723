import type { Readiness } from "../../model/readiness.ts";
import { html, type Markup } from "../markup.ts";

type Entry = readonly [id: string, name: string];

const FOR_LEADS: readonly Entry[] = [
  ["day", "The day"],
  ["breaks", "Breaks"],
  ["budget", "Error budget"],
  ["recovery", "Recovery"],
  ["capacity", "Capacity"],
  ["detection", "Detection"],
  ["runbooks", "Runbooks"],
  ["fallback", "People"],
  ["tabletops", "Talked through"],
  ["not-tested", "Not tested"],
  ["differs", "Unlike production"],
  ["since-last", "Since last time"],
];

const APPENDIX: readonly Entry[] = [
  ["each-break", "Each break"],
  ["objectives", "Promises"],
  ["calls", "Calls"],
  ["writes", "Writes"],
  ["healed", "Healing"],
  ["latency", "Latency"],
  ["method", "Method"],
  ["files", "Record"],
  ["repeat", "Repeat"],
  ["glossary", "Words"],
];

const links = (entries: readonly Entry[]): Markup =>
  html`${entries.map(([id, name]) => html`<a href="#${id}">${name}</a> `)}`;

/** The way to every section, behind page one. */
export function contents({ rehearsal, breaks, tabletops = [] }: Readiness): Markup {
  const led: readonly Entry[] = rehearsal === undefined ? [] : [["people", "What people did"]];
  const forLeads = FOR_LEADS.filter(([id]) => id !== "tabletops" || tabletops.length > 0);
  const appendix = APPENDIX.filter(([id]) => id !== "each-break" || breaks.length > 0);
  return html`<nav aria-label="Contents">
    <p>${links([...led, ...forLeads])}</p>
    <p><a href="#appendix">Appendix</a> ${links(appendix)}</p>
  </nav>`;
}

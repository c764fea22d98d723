import { html } from "../markup.ts";

/** Page one on one sheet of A4: the same words, closer together. */
export const printStyle = html`<style>
  @page {
    size: A4;
    margin: 8mm;
  }
  @media print {
    .first {
      break-after: page;
      font-size: 7.2pt;
      line-height: 1.26;
    }
    .first h1 {
      font-size: 15pt;
    }
    .first section:not(.verdict, [aria-label]) {
      margin-top: 3pt;
      padding-top: 2pt;
      border-top: 1px solid var(--rule);
    }
    .first h2 {
      display: inline;
      margin: 0 6pt 0 0;
      padding: 0;
      border: 0;
      font-size: 9.5pt;
    }
    .first h2 + p {
      display: inline;
    }
    .first p,
    .first li,
    .first .facts dd {
      max-width: none;
      margin-top: 1pt;
      margin-bottom: 1pt;
    }
    .first small,
    .first .evidence,
    .first .byline,
    .first .eyebrow,
    .first caption,
    .first table,
    .first thead th,
    .first .numbers dt,
    .first .numbers dd {
      font-size: 7pt;
      line-height: 1.25;
    }
    .first .verdict {
      margin: 4pt 0;
      padding: 0 0 0 8pt;
    }
    .first .word {
      display: block;
      font-size: 18pt;
    }
    .first .sentence {
      font-size: 10pt;
      margin: 1pt 0 0;
    }
    .first .numbers {
      grid-template-columns: repeat(5, 1fr);
      gap: 4pt 8pt;
      padding: 3pt 0 0;
    }
    .first .numbers b {
      font-size: 11pt;
    }
    .first .gates li {
      display: block;
      padding: 0.8pt 0 0.8pt 60pt;
    }
    .first .gates .status {
      float: left;
      margin-left: -60pt;
    }
    .first .gates .evidence {
      margin-left: 4pt;
    }
    .first .risks > li {
      margin-bottom: 2pt;
    }
    .first .risks dd {
      margin: 0;
    }
    .first tbody th {
      min-width: 88pt;
    }
    .first td:last-child {
      min-width: 60pt;
    }
    .first .byline br {
      display: none;
    }
    .first ol,
    .first ul {
      padding-left: 12pt;
    }
    .first .gates {
      padding-left: 0;
    }
    .first caption {
      display: none;
    }
    .first .scroll,
    .first .facts,
    .first ol,
    .first ul {
      margin: 1pt 0;
    }
    .first th,
    .first td {
      padding: 0.8pt 6pt 0.8pt 0;
    }
    .first .facts > div {
      grid-template-columns: 52pt minmax(0, 1fr);
      gap: 4pt;
      padding: 0;
    }
    .first .eyebrow,
    .first caption {
      margin: 0;
      padding: 0;
    }
  }
</style>`;

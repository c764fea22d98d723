import { html } from "../markup.ts";

/** Page one on one sheet of A4: the same words, closer together. */
export const printStyle = html`<style>
  @page {
    size: A4;
    margin: 8mm 12mm;
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
    .first h2 {
      margin: 5pt 0 2pt;
      padding-top: 3pt;
      font-size: 10pt;
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
      grid-template-columns: 4rem 5fr 7fr;
      gap: 6pt;
      padding: 0.8pt 0;
    }
    .first .gates .evidence {
      grid-column: 3;
    }
    .first td:last-child {
      white-space: nowrap;
    }
    .first .risks .facts {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 10pt;
    }
    .first .risks .facts > div:nth-child(3) {
      grid-column: 1 / -1;
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
      grid-template-columns: 4.4rem 1fr;
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

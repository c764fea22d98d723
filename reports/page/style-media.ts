import { html } from "../markup.ts";

/** The same page in the dark, on a phone and on grey paper. */
export const mediaStyle = html`<style>
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --paper: #171614;
      --card: #211f1c;
      --ink: #ebe7de;
      --soft: #a69f92;
      --rule: #37332d;
      --good: #74c79c;
      --bad: #f0907c;
      --unsure: #e2b65a;
      --blue: #8fb9e8;
    }
    .blue-line {
      stroke: #8fb9e8;
    }
    .soft-line {
      stroke: #a69f92;
    }
    .ink-line {
      stroke: #ebe7de;
    }
    .limit-line {
      stroke: #f0907c;
    }
    .good-area {
      fill: #8fb9e8;
    }
    .bad-area {
      fill: #f0907c;
    }
    .band {
      fill: #e2b65a;
    }
  }
  @media screen and (max-width: 60rem) {
    .wide {
      display: none;
    }
    .narrow {
      display: block;
      width: 100%;
      max-width: 28rem;
    }
  }
  @media screen and (max-width: 48rem) {
    main {
      padding: 2rem 1.1rem 4rem;
    }
    h1 {
      font-size: 1.9rem;
    }
    .word {
      font-size: 2.4rem;
    }
    .sentence {
      font-size: 1.15rem;
    }
    .verdict {
      padding-left: 1.1rem;
      margin: 2rem 0;
    }
    .numbers {
      grid-template-columns: 1fr 1fr;
      gap: 1.25rem 1rem;
    }
    .numbers b {
      font-size: 1.4rem;
    }
    .facts > div,
    .risks .facts > div,
    .gates li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .gates .evidence {
      grid-column: 1;
    }
    .scroll:not(.cards) table {
      min-width: 42rem;
    }
    .scroll:not(.cards) tbody th {
      white-space: nowrap;
    }
    .cards table,
    .cards caption,
    .cards tbody {
      display: block;
    }
    .cards caption {
      padding: 0 0 0.5rem;
    }
    .cards .number {
      white-space: normal;
    }
    .cards td > div {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .cards td small {
      display: inline-block;
      margin-left: 0.6rem;
    }
    .cards thead {
      position: absolute;
      clip-path: inset(50%);
    }
    .cards tr,
    .cards td,
    .cards th {
      display: block;
      border: 0;
      padding: 0;
      text-align: left;
    }
    .cards tr {
      padding: 0.9rem 0;
      border-bottom: 1px solid var(--rule);
    }
    .cards td {
      display: grid;
      grid-template-columns: minmax(8rem, 36%) minmax(0, 1fr);
      gap: 0.75rem;
      padding: 0.15rem 0;
    }
    .cards td::before {
      content: attr(data-title);
      color: var(--soft);
    }
    .cards td br {
      display: none;
    }
    .cards tbody th {
      width: auto;
      padding-bottom: 0.35rem;
      font-size: 1rem;
    }
  }
  @media print {
    :root {
      --paper: #fff;
      --card: #f4f4f4;
      font-size: 8.5pt;
    }
    main {
      max-width: none;
      padding: 0 4mm;
    }
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
    figure,
    tr,
    .fix,
    .verdict {
      break-inside: avoid;
    }
    nav {
      display: none;
    }
    a {
      color: inherit;
    }
    .scroll {
      overflow: visible;
    }
    th,
    td {
      padding: 0.4rem 0.75rem 0.4rem 0;
      overflow-wrap: anywhere;
    }
    tbody th,
    .text {
      min-width: 4.6rem;
    }
    thead th {
      white-space: normal;
    }
  }
</style>`;

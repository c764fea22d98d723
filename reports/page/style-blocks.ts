import { html } from "../markup.ts";

/** The verdict, the numbers, the gates, tables and fixes. */
export const blockStyle = html`<style>
  .eyebrow {
    margin: 0 0 0.5rem;
    font-size: 0.8rem;
    letter-spacing: 0.12em;
    text-transform: uppercase;
    color: var(--soft);
  }
  .byline {
    margin: 0.75rem 0 0;
  }
  .verdict {
    margin: 2.5rem 0;
    padding: 0.25rem 0 0.25rem 1.75rem;
    border-left: 5px solid var(--tone);
  }
  .word {
    margin: 0;
    padding: 0;
    border: 0;
    font-size: 3.25rem;
    line-height: 1.1;
    font-weight: 700;
    letter-spacing: 0.01em;
    color: var(--tone);
  }
  .sentence {
    margin: 0.75rem 0 0;
    font-size: 1.35rem;
    line-height: 1.45;
  }
  .next {
    margin: 0.75rem 0 0;
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: 1.5rem 2rem;
    margin: 0;
    padding: 1.5rem 0;
    border-top: 1px solid var(--rule);
  }
  .numbers dt {
    font-size: 0.85rem;
    color: var(--soft);
  }
  .numbers dd {
    margin: 0;
    font-size: 0.85rem;
    color: var(--soft);
  }
  .numbers b {
    display: block;
    font: 600 1.75rem/1.3 var(--serif);
    color: var(--ink);
    font-variant-numeric: lining-nums;
  }
  nav {
    margin: 2rem 0 0;
    font-size: 0.9rem;
    line-height: 2;
    color: var(--soft);
  }
  nav a {
    margin-right: 1.1rem;
    white-space: nowrap;
  }
  .gates {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .gates li {
    display: grid;
    grid-template-columns: 9rem minmax(0, 1fr);
    max-width: none;
    padding: 0.55rem 0;
  }
  .gates strong {
    font-weight: 500;
  }
  .gates .evidence {
    grid-column: 2;
  }
  .gates li + li {
    border-top: 1px solid var(--rule);
  }
  .facts {
    margin: 1.5rem 0;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    gap: 1rem;
    padding: 0.3rem 0;
  }
  .facts dt {
    color: var(--soft);
  }
  .facts dd {
    margin: 0;
    max-width: 44rem;
    overflow-wrap: anywhere;
  }
  .risks > li {
    max-width: none;
    margin-bottom: 1.5rem;
    overflow-wrap: anywhere;
  }
  .risks .facts {
    margin: 0.25rem 0 0;
  }
  .risks .facts > div {
    grid-template-columns: 7.5rem minmax(0, 1fr);
    padding: 0.1rem 0;
  }
  .sum {
    font-variant-numeric: tabular-nums;
    margin: 0.25rem 0;
    max-width: none;
  }
  .warning {
    color: var(--bad);
  }
  .notice {
    padding: 0.6rem 1rem;
    border-left: 4px solid var(--bad);
    background: var(--card);
  }
  .fix {
    margin: 1rem 0;
    padding: 0.1rem 0 0.1rem 1.25rem;
    border-left: 3px solid var(--tone);
  }
  .fix h4 {
    margin: 0;
  }
  .fix p {
    margin: 0.4rem 0;
  }
  .break + .break {
    margin-top: 4.5rem;
  }
  .outcome {
    margin: 0 0 1.5rem;
  }
  summary {
    cursor: pointer;
    color: var(--blue);
    font-size: 0.9rem;
    padding: 0.35rem 0;
  }
</style>`;

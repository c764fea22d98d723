import { html } from "../markup.ts";

export const tableStyle = html`<style>
  .scroll {
    overflow-x: auto;
    margin: 1rem 0;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9rem;
    line-height: 1.4;
    font-variant-numeric: tabular-nums lining-nums;
  }
  caption {
    caption-side: bottom;
    text-align: left;
    padding-top: 0.6rem;
    color: var(--soft);
    font-size: 0.85rem;
  }
  th,
  td {
    padding: 0.55rem 1.25rem 0.55rem 0;
    text-align: left;
    vertical-align: top;
    border-bottom: 1px solid var(--rule);
  }
  tr > :last-child {
    padding-right: 0;
  }
  thead th {
    font-weight: 500;
    font-size: 0.8rem;
    color: var(--soft);
    border-bottom-color: var(--soft);
    vertical-align: bottom;
    white-space: nowrap;
  }
  tbody th {
    min-width: 7.5rem;
    font-weight: 500;
  }
  .first td:last-child {
    min-width: 7.5rem;
  }
  .number {
    text-align: right;
    white-space: nowrap;
  }
  td b {
    font-weight: 600;
  }
  figure {
    margin: 0;
  }
  .finding {
    margin: 0 0 1.25rem;
    font-size: 1.15rem;
    max-width: none;
  }
  figcaption {
    margin-top: 0.75rem;
    max-width: 44rem;
  }
  .wide,
  .sparkline {
    display: block;
  }
  .narrow {
    display: none;
  }
  svg {
    max-width: 100%;
    height: auto;
  }
  .strip {
    margin: 1.75rem 0;
  }
  .strip svg {
    display: block;
    width: 100%;
    height: 4.5rem;
  }
  .strip ol {
    display: flex;
    list-style: none;
    margin: 0;
    padding: 0;
    font-size: 0.85rem;
    line-height: 1.35;
  }
  .strip li {
    min-width: 0;
    padding: 0.35rem 0.4rem 0 0;
    color: var(--soft);
  }
  .strip b {
    color: var(--ink);
  }
  .soft {
    fill: var(--soft);
  }
  .sparkline {
    overflow: visible;
  }
</style>`;

import { html } from "../markup.ts";

/** Pictures, their numbers, and the matrix of the breaks. */
export const chartStyle = html`<style>
  .day {
    width: 100%;
    overflow: visible;
  }
  .csv {
    max-height: 16rem;
    overflow: auto;
    white-space: pre;
    font-size: 0.8rem;
  }
  details .scroll {
    max-height: 28rem;
    overflow: auto;
  }
  details details {
    margin-left: 1rem;
  }
  .matrix th,
  .matrix td {
    padding-right: 0.8rem;
  }
  .matrix .status,
  .matrix .number {
    white-space: normal;
  }
  .matrix thead th {
    white-space: normal;
  }
  .matrix tbody th {
    width: 11rem;
    min-width: 9rem;
  }
  figure + details {
    margin-top: 0.5rem;
  }
  h2.part {
    margin-top: 6rem;
    padding-top: 1.5rem;
    border-top: 3px solid var(--ink);
    font-size: 2rem;
  }
  h3[id="shares"] {
    margin-top: 3rem;
  }
  @media print {
    .matrix tbody th {
      width: 9.5rem;
      min-width: 9.5rem;
    }
    .matrix .sparkline {
      width: 5rem;
    }
    .csv,
    details {
      display: none;
    }
    h2 {
      margin-top: 1.5rem;
    }
  }
</style>`;

import { html } from "../markup.ts";

/** Colours, type and rhythm. The page reads without any of it. */
export const textStyle = html`<style>
  :root {
    color-scheme: light dark;
    --paper: #fdfcf9;
    --card: #f6f3ec;
    --ink: #1c1b19;
    --soft: #665f53;
    --rule: #ddd7ca;
    --good: #1d6b47;
    --bad: #a8321f;
    --unsure: #855d00;
    --blue: #24568f;
    --serif: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, Georgia, serif;
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font:
      1rem/1.55 system-ui,
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      Arial,
      sans-serif;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  main {
    max-width: 66rem;
    margin: 0 auto;
    padding: 4rem 2rem 6rem;
  }
  h1,
  h2,
  h3,
  .word,
  .sentence,
  .finding {
    font-family: var(--serif);
    text-wrap: pretty;
  }
  h1 {
    font-size: 2.5rem;
    line-height: 1.15;
    font-weight: 600;
    letter-spacing: -0.01em;
    margin: 0;
  }
  h2 {
    font-size: 1.6rem;
    line-height: 1.25;
    font-weight: 600;
    margin: 3.5rem 0 1.25rem;
    padding-top: 1.25rem;
    border-top: 1px solid var(--rule);
  }
  h3 {
    font-size: 1.3rem;
    font-weight: 600;
    margin: 0 0 0.5rem;
  }
  h3 span {
    color: var(--soft);
    font-weight: 400;
    font-style: italic;
  }
  h4 {
    font-size: 1rem;
    margin: 2rem 0 0.5rem;
  }
  p,
  li {
    max-width: 44rem;
  }
  p,
  li,
  dd,
  td,
  figcaption {
    text-wrap: pretty;
  }
  a {
    color: var(--blue);
    text-underline-offset: 0.15em;
    text-decoration-thickness: 1px;
  }
  small,
  .note,
  .evidence,
  .byline,
  figcaption,
  h4 small {
    color: var(--soft);
    font-size: 0.85rem;
    font-weight: 400;
  }
  code,
  samp {
    font:
      max(0.85em, 0.75rem) / 1.5 ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      monospace;
  }
  pre {
    margin: 0.5rem 0;
    padding: 0.75rem 1rem;
    background: var(--card);
    border-radius: 4px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .good {
    --tone: var(--good);
  }
  .bad {
    --tone: var(--bad);
  }
  .unsure {
    --tone: var(--unsure);
  }
  .quiet {
    --tone: var(--soft);
  }
  .status {
    color: var(--tone);
    font-weight: 600;
    white-space: nowrap;
  }
</style>`;

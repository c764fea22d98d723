import { ownCode } from "./markup.ts";

/** For a phone at night, a screen by day, and paper. */
export const pageStyle = ownCode(`
:root { color-scheme: light dark; --paper: #fdfcf9; --card: #f4f0e7; --ink: #1c1b19; --soft: #665f53; --rule: #ddd7ca; --good: #1d6b47; --bad: #a8321f; --unsure: #855d00; --link: #24568f; }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --card: #23211d; --ink: #ece8df; --soft: #a89f90; --rule: #3a362f; --good: #7cc9a0; --bad: #f0917f; --unsure: #e0b45a; --link: #8db8ea; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
main { max-width: 52rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.25rem 0 0.75rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
p, ul, ol { margin: 0.6rem 0; }
ul, ol { padding-left: 1.4rem; }
li { margin: 0.3rem 0; }
li > ul, li > ol { margin: 0.2rem 0; }
blockquote { margin: 0.75rem 0; padding: 0.1rem 0.9rem; border-left: 4px solid var(--rule); color: var(--ink); }
blockquote p { margin: 0.4rem 0; }
blockquote.status { border-color: var(--tone, var(--soft)); }
code { font: 0.88em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--card); border-radius: 3px; padding: 0.05em 0.3em; }
pre { margin: 0.75rem 0; padding: 0.75rem 0.9rem; background: var(--card); border: 1px solid var(--rule); border-radius: 4px; overflow-x: auto; }
pre code { padding: 0; background: none; white-space: pre-wrap; overflow-wrap: anywhere; }
.picture code { white-space: pre; }
.table { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; font-size: 0.88rem; min-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--rule); font-weight: 400; }
thead th { font-weight: 600; }
nav { font-size: 0.9rem; line-height: 1.9; color: var(--soft); }
nav a { margin-right: 0.9rem; white-space: nowrap; }
hr { border: 0; border-top: 1px solid var(--rule); }
.about { color: var(--soft); font-size: 0.88rem; margin: 0.2rem 0; }
.found { list-style: none; margin: 1rem 0; padding: 0; }
.found > li { margin: 0; padding: 0.9rem 0; border-top: 1px solid var(--rule); }
.found h2 { margin: 0; padding: 0; border: 0; font-size: 1.1rem; }
.found p { margin: 0.25rem 0; }
.now { font-weight: 500; }
.word { font-weight: 600; color: var(--tone, var(--soft)); }
.verified { --tone: var(--good); }
.fix-rejected { --tone: var(--bad); }
.partial, .unverified, .inconclusive, .tabletop { --tone: var(--unsure); }
label { display: block; font-weight: 600; margin: 1rem 0 0.3rem; }
input { width: 100%; font: inherit; padding: 0.6rem 0.75rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); color: var(--ink); }
input:focus-visible, a:focus-visible, .table:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
[hidden] { display: none; }
@page { size: A4; margin: 16mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --rule: #999; --good: #000; --bad: #000; --unsure: #000; --link: #000; }
  body { font-size: 10pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  nav, form, input, label { display: none; }
  h2, h3 { break-after: avoid; }
  pre, blockquote, li, tr { break-inside: avoid; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
}
`);

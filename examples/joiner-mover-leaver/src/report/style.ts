/** The looks of a report: quiet, on screen in light and dark, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --page: #f7f8f9; --sheet: #ffffff; --ink: #1c2328; --quiet: #56626c; --rule: #d6dce1;
  --joiner: #2f7d5b; --mover: #3468a8; --leaver: #b4602b; --plain: #6b7883;
  --good: #2a6f4e; --bad: #a32d2d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181b; --sheet: #1c2226; --ink: #e7ecef; --quiet: #a3b0b9; --rule: #364049;
    --joiner: #63b88f; --mover: #7aa8e0; --leaver: #e09a63; --plain: #93a1ac;
    --good: #6cc499; --bad: #f08c8c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .25rem 0; }
.quiet, .note, .empty { color: var(--quiet); }
.note { font-size: .875rem; margin-top: .5rem; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.figures div, figure, .scroll, .empty { background: var(--sheet); border: 1px solid var(--rule); border-radius: 6px; }
.figures div { padding: .75rem 1rem; display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: .75rem; }
figure { margin: 0; padding: 1rem; }
figcaption { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; margin-bottom: .75rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 13px; fill: var(--ink); dominant-baseline: central; font-variant-numeric: tabular-nums; }
svg .label { fill: var(--quiet); }
svg .end { text-anchor: end; }
svg .middle { text-anchor: middle; }
svg .grid { stroke: var(--rule); stroke-width: 1; }
.joiner { fill: var(--joiner); background: var(--joiner); }
.mover { fill: var(--mover); background: var(--mover); }
.leaver { fill: var(--leaver); background: var(--leaver); }
.plain { fill: var(--plain); background: var(--plain); }
.legend { display: flex; flex-wrap: wrap; gap: .125rem 1rem; list-style: none; margin: 0; padding: 0; font-size: .875rem; }
.swatch { display: inline-block; width: .75rem; height: .75rem; margin-right: .4rem; border-radius: 2px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.scroll { overflow-x: auto; }
.empty { padding: .75rem 1rem; margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .75rem 1rem; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem; border-top: 1px solid var(--rule); }
thead th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
time { white-space: nowrap; }
footer h2 { margin-top: 0; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; }
code { font-family: ui-monospace, SFMono-Regular, Consolas, monospace; overflow-wrap: anywhere; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --rule: #bbb;
    --joiner: #2f7d5b; --mover: #3468a8; --leaver: #b4602b; --plain: #6b7883;
    --good: #2a6f4e; --bad: #a32d2d;
  }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .charts { grid-template-columns: 1fr 1fr; }
  figure, tr, .figures div { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; border: 0; }
}
`;

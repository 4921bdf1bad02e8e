/** How the HTML report looks: on a screen, light or dark, and on paper. */

export const style = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ground: #f4f5f3; --ink: #16201c; --muted: #5c6963; --line: #dfe3e0;
  --good: #0b7a53; --good-ground: #e6f4ec; --bad: #b3261e; --bad-ground: #fbeae8;
  --bar: #3f7cac; --dot: #1d4e74;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171c1a; --ground: #0f1312; --ink: #e7ece9; --muted: #9aa8a1; --line: #2c3532;
    --good: #5fd3a2; --good-ground: #12291f; --bad: #ff8f85; --bad-ground: #341816;
    --bar: #5b9bd0; --dot: #b5dbfb;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
body:has(#en:checked) [lang="zh-CN"], body:has(#zh:checked) [lang="en"] { display: none; }

.top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; margin-bottom: 1rem; color: var(--muted); font-size: .8125rem; }
.language { display: flex; border: 1px solid var(--line); border-radius: 99rem; background: var(--paper); }
.language input { position: absolute; opacity: 0; }
.language label { padding: .2rem .8rem; border-radius: 99rem; cursor: pointer; }
.language input:checked + label { background: var(--ink); color: var(--paper); }
.language input:focus-visible + label { outline: 2px solid var(--bar); outline-offset: 2px; }

section, .verdict { border: 1px solid var(--line); border-radius: .75rem; background: var(--paper); padding: 1.25rem 1.5rem; }
section { margin-top: 1rem; }
h2 { margin-bottom: .9rem; font-size: .8125rem; font-weight: 600; color: var(--muted); letter-spacing: .02em; }
.verdict { border-color: transparent; background: var(--good-ground); }
.verdict.bad { background: var(--bad-ground); }
.verdict h1 { color: var(--good); font-size: 2.25rem; line-height: 1.15; font-weight: 700; }
.verdict.bad h1 { color: var(--bad); }
.verdict h1 small { margin-left: .5rem; color: var(--ink); font-size: 1.25rem; font-weight: 500; overflow-wrap: anywhere; }
.verdict > p { margin-top: .3rem; }
.fault { color: var(--bad); font-weight: 600; }
.reasons { margin: .75rem 0 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
dl { display: grid; gap: .6rem 1.5rem; }
.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.25rem; margin-top: 1.1rem; }
dt { color: var(--muted); font-size: .75rem; }
dd { overflow-wrap: anywhere; }

.counts { display: grid; grid-template-columns: auto 1fr auto 1fr auto; justify-items: center; }
.counts b, .counts i { display: block; font-size: clamp(1.1rem, 4.4vw, 2.5rem); line-height: 1.15; font-weight: 650; }
.counts span { color: var(--muted); font-size: .8125rem; }
.counts i { font-style: normal; color: var(--good); }
.counts i.differ { color: var(--bad); }
.equal { margin-top: .75rem; color: var(--good); }
.equal.differ { color: var(--bad); }

table { width: 100%; border-collapse: collapse; }
th { padding: 0 .75rem .35rem 0; color: var(--muted); font-size: .75rem; font-weight: 500; text-align: left; }
td { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.number { text-align: right; white-space: nowrap; }
.differing { margin-top: 1rem; }
code { font: .8125rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--muted); }

.latency { display: grid; grid-template-columns: minmax(11rem, 1.3fr) repeat(4, minmax(3.6rem, auto)) minmax(8rem, 2fr); gap: .15rem .9rem; padding: .7rem 0; border-top: 1px solid var(--line); align-items: center; }
.latency:first-of-type { border-top: 0; padding-top: 0; }
.latency .name b { font-weight: 600; }
.latency .name code { display: block; font-size: .6875rem; overflow-wrap: anywhere; }
.figure { text-align: right; white-space: nowrap; }
.figure small { display: block; color: var(--muted); font-size: .6875rem; }
.latency .rules { grid-column: 1 / -1; }
.track { display: block; overflow: visible; }
.grid { stroke: var(--line); }
.reach { stroke: var(--bar); stroke-width: 1.5; }
.bar { stroke: var(--bar); stroke-width: 10; }
.p95 { stroke: var(--paper); stroke-width: 2; }
.dot { fill: var(--dot); stroke: var(--paper); stroke-width: 1.5; }
.limit { stroke: var(--good); stroke-width: 2; stroke-dasharray: 3 3; }
.limit.crossed { stroke: var(--bad); }
.axis { display: block; overflow: visible; fill: var(--muted); font-size: .6875rem; }
.axis-row { padding: 0; border: 0; }
.axis-row .axis { grid-column: 6; }
.legend { margin-top: .9rem; color: var(--muted); font-size: .75rem; }
.legend svg { vertical-align: middle; margin: 0 .3rem 0 0; }
.legend span.key { margin-right: 1rem; white-space: nowrap; }

.rules { display: flex; flex-wrap: wrap; gap: .35rem; }
.rule { display: inline-flex; gap: .35rem; align-items: baseline; padding: .05rem .55rem; border-radius: 99rem; background: var(--good-ground); color: var(--good); font-size: .75rem; white-space: nowrap; }
.rule.bad { background: var(--bad-ground); color: var(--bad); font-weight: 600; }
.rule code { color: inherit; font-size: .75rem; }

.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
.pair dl, .settings { grid-template-columns: max-content 1fr; gap: .3rem 1rem; }
.pair dt { font-size: .8125rem; line-height: 1.85; }
.settings dt { font-size: inherit; }
.settings dt { overflow-wrap: anywhere; line-height: inherit; }
.settings code { font-size: .8125rem; line-height: 1.5; }
ul.notes { padding-left: 1.1rem; }

@media (max-width: 45rem) {
  main { padding: 1rem .75rem 2rem; }
  section, .verdict { padding: 1rem; }
  .verdict h1 { font-size: 1.875rem; }
  .verdict h1 small { display: block; margin: .15rem 0 0; }
  .facts { gap: .6rem 1.75rem; }
  .latency { grid-template-columns: repeat(4, 1fr); }
  .latency .name, .latency .track, .axis-row .axis { grid-column: 1 / -1; }
  .figure { text-align: left; }
  .pair { grid-template-columns: 1fr; }
  .settings { grid-template-columns: 1fr; gap: 0; }
  .settings dd { margin-bottom: .5rem; }
}
@page { size: A4; margin: 12mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ground: #fff; --ink: #16201c; --muted: #5c6963; --line: #dfe3e0; --good: #0b7a53; --good-ground: #e6f4ec; --bad: #b3261e; --bad-ground: #fbeae8; --bar: #3f7cac; --dot: #1d4e74; }
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .language { display: none; }
  section, .verdict, .latency, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`

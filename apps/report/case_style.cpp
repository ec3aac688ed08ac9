// SPDX-License-Identifier: Apache-2.0
#include "apps/report/case_style.hpp"

namespace sluice {
namespace {

constexpr std::string_view style = R"(
:root { --ink: #16202b; --soft: #55606c; --line: #c9d0d7; --fill: #f3f5f7; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink);
  font: 15px/1.5 "Noto Sans", "Source Sans 3", "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1100px; margin: 0 auto; padding: 32px 28px 64px; }
h1 { font-size: 27px; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 19px; margin: 40px 0 10px; padding-bottom: 5px; border-bottom: 2px solid var(--ink); }
h3 { font-size: 15px; margin: 22px 0 6px; }
p { margin: 8px 0; max-width: 80ch; overflow-wrap: anywhere; }
ul, ol { margin: 8px 0; padding-left: 24px; max-width: 84ch; }
li { margin: 4px 0; overflow-wrap: anywhere; }
ol.paths, ol.reasons { max-width: none; }
.cases { color: var(--soft); margin-top: 0; }
.answer { border-left: 4px solid var(--ink); background: var(--fill); padding: 8px 16px; margin: 14px 0; max-width: 84ch; }
.answer p { font-size: 16px; }
.note { color: var(--soft); font-size: 13px; max-width: none; }
dl { display: grid; grid-template-columns: 110px minmax(0, 1fr); gap: 4px 16px; margin: 14px 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.id, code, pre { font-family: "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: 0.87em; overflow-wrap: anywhere; }
pre { background: var(--fill); padding: 10px 12px; white-space: pre-wrap; margin: 8px 0; }
.scroll { overflow-x: auto; margin: 12px 0; }
table { border-collapse: collapse; width: 100%; font-size: 13px; line-height: 1.35; }
caption { text-align: left; font-weight: 600; padding: 0 0 5px; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); }
th { border-bottom: 1.5px solid var(--ink); font-weight: 600; vertical-align: bottom; white-space: nowrap; }
td.id { min-width: 22ch; }
td.short { min-width: 0; white-space: nowrap; }
.number { text-align: right; }
td.number, td.whole { white-space: nowrap; font-variant-numeric: tabular-nums; }
td:not(.number):not(.whole):not(.id) { min-width: 10ch; overflow-wrap: anywhere; }
figure { margin: 18px 0 30px; }
figcaption { color: var(--soft); font-size: 13px; margin-top: 6px; max-width: 110ch; }
.path { margin-bottom: 2px; max-width: none; }
svg { display: block; width: 100%; height: auto; font-family: inherit; }
svg text { fill: var(--ink); }
text.column { font-size: 12px; font-weight: 600; }
text.name { font-size: 10.5px; font-variant-numeric: tabular-nums; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
text.amount, text.resting { font-size: 10px; fill: var(--soft); font-variant-numeric: tabular-nums; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
text.resting { fill: #0b4a8f; font-weight: 600; }
text.level { font-size: 10px; fill: var(--soft); }
text.tick { font-size: 9.5px; text-anchor: middle; fill: var(--soft); }
text.date { font-weight: 600; }
.passed { fill: #aab4bf; }
.victim { fill: #16202b; }
.rests, .holding { fill: #1463b8; }
.dissipated { fill: #b3261e; }
.left { fill: #e39a2d; }
.returned { fill: #4f9d69; }
.floor { fill: #fff; stroke: #55606c; stroke-width: 0.8; }
.holding { opacity: 0.35; }
.band { fill: #7d8a97; fill-opacity: 0.38; stroke: none; }
.band.to-dissipated { fill: #b3261e; }
.band.to-left { fill: #e39a2d; }
.band.to-returned { fill: #4f9d69; }
.band.loop { fill: none; stroke: #7d8a97; stroke-opacity: 0.38; }
.band.loop.to-dissipated { stroke: #b3261e; }
.band.loop.to-left { stroke: #e39a2d; }
.band.loop.to-returned { stroke: #4f9d69; }
.lane { stroke: #e3e7eb; stroke-width: 1; }
.axis { stroke: #55606c; stroke-width: 1; }
.cut { fill: #fff; }
.arrow { fill: none; stroke-opacity: 0.85; }
.arrow.onward { stroke: #16202b; }
.arrow.to-dissipated { stroke: #b3261e; }
.arrow.to-left { stroke: #c47a0c; }
.arrow.to-returned { stroke: #37804f; }
.head.onward { fill: #16202b; }
.head.to-dissipated { fill: #b3261e; }
.head.to-left { fill: #c47a0c; }
.head.to-returned { fill: #37804f; }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@page wide { size: A4 landscape; margin: 14mm 14mm 16mm; }
@media print {
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  section.wide { page: wide; }
  h2 { margin-top: 22pt; }
  section.wide > h2 { margin-top: 0; }
  h2, h3, caption { break-after: avoid; }
  .answer p { font-size: 11pt; }
  .note, figcaption { font-size: 8.5pt; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: 3px 10px 3px 0; }
  th, td.id { white-space: normal; min-width: 0; }
  td.short { white-space: nowrap; }
  section.narrow table { font-size: 7pt; }
  section.narrow th, section.narrow td { padding-right: 7px; }
  svg { max-height: 140mm; }
  thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
  tbody tr:nth-child(-n+2) { break-before: avoid; }
  tr, figure, dl, .answer, ol.paths > li { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
}
)";

}  // namespace

std::string_view case_style() { return style; }

}  // namespace sluice

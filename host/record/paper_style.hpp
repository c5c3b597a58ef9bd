// How a sheet looks on screen and on paper. Private to paper_html.cpp.
#pragma once

namespace trellis::detail {

// No height, no `overflow: hidden`, no clamp anywhere: text grows the page, it is never cut. A word longer than the
// line breaks where it must. Nothing here is fetched: system fonts only.
inline constexpr const char* paperStyle = R"css(
:root { color-scheme: light; --ink: #1d2526; --quiet: #566064; --line: #cdd5d3; --accent: #1f6f68; }
* { box-sizing: border-box; }
html { background: #e9eceb; }
body { margin: 0; color: var(--ink); font: 11pt/1.5 system-ui, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
.sheet { position: relative; max-width: 210mm; margin: 8mm auto; padding: 18mm 20mm; background: #fff;
         box-shadow: 0 1px 6px #0003; }
header { border-bottom: 2px solid var(--accent); padding-bottom: 4mm; margin-bottom: 6mm; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 1mm; }
h2 { font-size: 1.25em; margin: 8mm 0 2mm; break-after: avoid; }
h3 { font-size: 1em; margin: 4mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.quiet, .badge, dt, figcaption, th { color: var(--quiet); }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 3px; padding: 0 2mm; font-size: .9em; }
.made-up { border: 1px solid #8a5a00; color: #6b4500; padding: 1mm 3mm; margin-bottom: 4mm; }
.kept { color: var(--quiet); font-style: italic; }
dl { margin: 0; }
dl > div { margin: 0 0 2.5mm; }
dt { font-size: .9em; break-after: avoid; }
dd { margin: 0; white-space: pre-wrap; }
.row { border-left: 3px solid var(--line); padding: 0 0 0 4mm; margin: 0 0 4mm; }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: 1mm 2mm 1mm 0; }
th { font-weight: normal; font-size: .9em; }
td { white-space: pre-wrap; }
thead { display: table-header-group; }
.layer { border: 1px solid var(--line); border-left: 3px solid var(--accent); padding: 2mm 4mm; margin: 0 0 2mm; }
footer { border-top: 1px solid var(--line); margin-top: 10mm; padding-top: 3mm; font-size: .8em; color: var(--quiet); }
code { font-family: "DejaVu Sans Mono", monospace; font-size: .95em; }
.watermark { position: fixed; inset: 0; display: flex; align-items: center; justify-content: center;
             pointer-events: none; font-size: 60pt; color: #8a5a00; opacity: .10; transform: rotate(-35deg); }
@page { size: A4; margin: 16mm 18mm 18mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@media print {
  html { background: none; }
  .sheet { box-shadow: none; margin: 0; padding: 0; max-width: none; }
  p, dd, td { orphans: 2; widows: 2; }
}
)css";

} // namespace trellis::detail

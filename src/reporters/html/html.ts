/**
 * One file that opens offline. The verdict is plain HTML; timeline and lanes are drawn by one inline script, allowed by
 * its hash: nothing else on the page can run, and no request can leave.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Report } from '../../model/report.ts'
import { runData } from '../drawing/run-data.ts'
import { Markup, html as markup } from '../markup.ts'
import { printable } from '../printable.ts'
import type { ReporterOptions } from '../reporter.ts'
import { signersOf } from '../signers.ts'
import { script, stylesheet } from './built.ts'
import { rulesSection } from './rule-pages.ts'
import {
  chainSection,
  evidenceSection,
  findingsSection,
  identitiesSection,
  suspectsSection,
  verdictSection,
} from './sections.ts'

export function html(report: Report, options: ReporterOptions): string {
  const code = script()
  const style = stylesheet()
  const data = gzipSync(JSON.stringify(runData(report, signersOf(report))), { level: 6 }).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src '${hash(code)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>rolecall: ${printable(report.summary.lines[0]?.text ?? report.summary.headline, 80)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="sr skip" href="#findings">Skip to the findings</a>
<nav aria-label="Report"><b>rolecall</b> <a href="#verdict">Verdict</a> <a href="#chain">Chain</a> <a href="#findings">Findings</a> <a href="#timeline">Timeline</a> <a href="#identities">Identities</a> <a href="#suspects">Suspects</a> <a href="#evidence">Evidence</a>
<span class="tools" id="tools" role="search" hidden><label class="sr" for="search">Search</label><input id="search" type="search" placeholder="Search (/)" autocomplete="off" spellcheck="false"><output id="found" for="search"></output><button id="next" type="button" title="Enter" hidden>Next</button><button id="theme" type="button">Dark</button></span></nav>
<main>
${verdictSection(report)}
${chainSection(report)}
${findingsSection(report, options)}
<section id="timeline"><h2>Timeline</h2>
<noscript><p>The timeline needs scripts; everything else on this page does not.</p></noscript>
<div id="timeline-view" hidden>
<div class="toolbar"><span class="chips" id="chips" role="group" aria-label="Show"></span>
<button id="zoom-in" type="button" title="+">Zoom in</button> <button id="zoom-out" type="button" title="-">Zoom out</button> <button id="zoom-fit" type="button" title="0">Fit</button>
<small>Arrows move, Enter opens, z zooms to a row, + − 0 zoom, / searches; drag to pan, Ctrl and wheel to zoom. Striped: never seen to end. Vertical line: the deadline.</small></div>
<div class="rows" id="rows" role="tree" aria-label="Tool calls and their calls" tabindex="0"><div class="layer"><canvas aria-hidden="true"></canvas><div class="labels"></div></div><div class="spacer"></div></div>
<div class="detail" id="detail" aria-live="polite"></div></div></section>
${identitiesSection(report)}
${suspectsSection(report)}
${evidenceSection(report)}
${rulesSection(report)}
<footer>rolecall ${report.tool.version}</footer>
</main>
<script type="application/octet-stream" id="data">${new Markup(data)}</script>
<script>${new Markup(code)}</script>
</body>
</html>`
  return page.source
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

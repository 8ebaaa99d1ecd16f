/** The pages of the rules that a report speaks of, in the report itself: it opens offline. */
import type { Report } from '../../model/report.ts'
import { html, type Markup } from '../markup.ts'
import { rulePage } from '../rule-page.ts'

export function rulesSection(report: Report): Markup | undefined {
  const ids = [...new Set([...report.findings, ...report.inconclusive].map((one) => one.ruleId))].sort()
  const pages = ids.flatMap((id) => {
    const page = rulePage(id)
    return page === undefined ? [] : [{ id, page }]
  })
  if (pages.length === 0) return undefined
  return html`<section id="rules"><h2>Rules</h2>${pages.map(
    ({ id, page }) =>
      html`<details class="rule" id="rule-${id}"><summary><code>${id}</code></summary>${rendered(page)}</details>`,
  )}</section>`
}

/** The little Markdown that rule pages use: headings, paragraphs, lists, code, emphasis. */
function rendered(page: string): Markup[] {
  const blocks = page.replace(/^# .*\n/, '').split(/\n{2,}/)
  return blocks.flatMap((block) => {
    const text = block.trim()
    if (!text) return []
    if (text.startsWith('#')) return [html`<h3>${inline(text.replace(/^#+\s*/, ''))}</h3>`]
    if (/^[-*] /.test(text)) {
      const items = text.split(/\n(?=[-*] )/).map((item) => item.replace(/^[-*] /, ''))
      return [html`<ul>${items.map((item) => html`<li>${inline(item)}</li>`)}</ul>`]
    }
    if (text.startsWith('```')) return [html`<pre>${text.replace(/^```.*\n|\n?```$/g, '')}</pre>`]
    return [html`<p>${inline(text)}</p>`]
  })
}

function inline(text: string): Markup[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .split(/(`[^`]{1,400}`|\*\*[^*]{1,400}\*\*|\[[^[\]]{1,200}\]\([^()]{1,300}\))/)
    .map((part) => {
      if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`
      if (part.startsWith('**')) return html`<b>${part.slice(2, -2)}</b>`
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
      if (!link) return html`${part.replace(/\b_([^_]+)_\b/g, '$1')}`
      // Another rule's page may not be in this report; an address of the web is one to copy.
      return /^https?:/.test(link[2]!) ? html`${link[1]!} (${link[2]!})` : html`${link[1]!}`
    })
}

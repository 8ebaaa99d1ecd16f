/** From one hit of the search to the next: findings as they stand, then tool calls. */
import type { Rows } from './rows.ts'
import type { Timeline } from './timeline.ts'

export function hits(rows: Rows, timeline: Timeline): (step: 1 | -1) => void {
  let at = -1
  let last = ''
  return (step) => {
    const findings = [...document.querySelectorAll<HTMLDetailsElement>('details.finding:not([hidden])')]
    const toolCalls = rows.list.filter((row) => !row.call)
    const total = findings.length + toolCalls.length
    if (total === 0) return
    const words = document.querySelector<HTMLInputElement>('#search')?.value ?? ''
    if (words !== last) at = step > 0 ? -1 : 0
    last = words
    at = (at + step + total) % total
    for (const marked of document.querySelectorAll('.hit')) marked.classList.remove('hit')
    const finding = findings[at]
    if (finding) {
      finding.open = true
      finding.classList.add('hit')
      finding.scrollIntoView({ block: 'center' })
    } else {
      timeline.select(toolCalls[at - findings.length])
      document.getElementById('timeline')?.scrollIntoView()
    }
  }
}

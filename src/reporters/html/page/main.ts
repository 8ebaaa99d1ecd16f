/** Brings the page to life: search, timeline, lanes, dark mode, links, print. Without it the verdict stands all the same. */

import { totalOf } from '../../../model/alike.ts'
import { Scale } from '../../drawing/scale.ts'
import { chips } from './chips.ts'
import { showDetail } from './detail.ts'
import { hits } from './hits.ts'
import { drawLanes } from './lanes.ts'
import { forgetColors } from './paint.ts'
import { Rows } from './rows.ts'
import { readRun } from './run.ts'
import { Timeline } from './timeline.ts'

const get = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

const search = get<HTMLInputElement>('search')
const found = get<HTMLOutputElement>('found')
get('tools').hidden = false

const redraws: (() => void)[] = []
const redraw = () => {
  for (const draw of redraws) draw()
}

theme()
links()
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true
})
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === search || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  search.focus()
})
// The verdict is on the screen before the data are unpacked.
requestAnimationFrame(() => setTimeout(() => void start(), 0))

async function start(): Promise<void> {
  const run = await readRun(get('data'))
  get('data').remove()
  const rows = new Rows(run)
  const scale = new Scale(run.length * 1.03)
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    rows.filter(words, chosen.show)
    const findings = filterFindings(words)
    found.textContent = words.length
      ? `${rows.matching} of ${totalOf(run.toolCalls)} tool calls, ${findings.shown} of ${findings.all} findings`
      : ''
    get('next').hidden = words.length === 0
    redraw()
  }
  const chosen = chips(get('chips'), run, () => filter())
  search.addEventListener('input', filter)

  if (run.toolCalls.length > 0) {
    get('timeline-view').hidden = false
    const timeline = new Timeline(get('rows'), rows, scale, (row) => showDetail(get('detail'), run, row))
    redraws.push(() => timeline.draw())
    get('zoom-in').addEventListener('click', () => scale.zoom(0.5))
    get('zoom-out').addEventListener('click', () => scale.zoom(2))
    get('zoom-fit').addEventListener('click', () => scale.show(0, scale.length))
    const follow = () => {
      const toolCall = run.toolCalls[Number(/^#t=(\d+)$/.exec(location.hash)?.[1] ?? -1)]
      if (!toolCall) return
      search.value = ''
      chosen.choose('all')
      rows.toggle(toolCall, true)
      timeline.select({ toolCall })
      get('timeline').scrollIntoView()
    }
    addEventListener('hashchange', follow)
    follow()
    const jump = hits(rows, timeline)
    get('next').addEventListener('click', () => jump(1))
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') jump(event.shiftKey ? -1 : 1)
    })
  }
  if (run.signers.length > 0) {
    get('lanes').hidden = false
    redraws.push(drawLanes(get('lanes'), run, scale))
  }
  scale.onChange(redraw)
  addEventListener('resize', redraw)
  filter()
  document.documentElement.dataset.ready = 'true'
}

function filterFindings(words: string[]): { shown: number; all: number } {
  const cards = [...document.querySelectorAll<HTMLElement>('.finding')]
  let shown = 0
  for (const card of cards) {
    const text = (card.textContent ?? '').toLowerCase()
    card.hidden = !words.every((word) => text.includes(word))
    if (!card.hidden) shown++
  }
  return { shown, all: cards.length }
}

function theme(): void {
  const button = get<HTMLButtonElement>('theme')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const root = document.documentElement
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches)
  const label = () => {
    button.textContent = isDark() ? 'Light' : 'Dark'
    forgetColors()
    redraw()
  }
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    label()
  })
  dark.addEventListener('change', label)
  label()
}

/** A link to a finding opens it. */
function links(): void {
  const open = () => {
    if (!/^#(f|rule)-/.test(location.hash)) return
    const target = document.getElementById(location.hash.slice(1))
    if (target instanceof HTMLDetailsElement) {
      target.open = true
      target.scrollIntoView()
    }
  }
  addEventListener('hashchange', open)
  open()
}

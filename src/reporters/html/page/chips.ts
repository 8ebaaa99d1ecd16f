/** Filter chips over the timeline: which tool calls it lists, and how many there are of each. */

import { totalOf } from '../../../model/alike.ts'
import type { Run } from '../../drawing/run.ts'
import { SHOWS, type Show } from './rows.ts'

export function chips(box: HTMLElement, run: Run, changed: () => void): { show: Show; choose(show: Show): void } {
  const chosen = {
    show: 'all' as Show,
    choose(show: Show) {
      chosen.show = show
      for (const button of box.querySelectorAll('button'))
        button.setAttribute('aria-pressed', String(button.dataset.show === show))
      changed()
    },
  }
  for (const show of Object.keys(SHOWS) as Show[]) {
    const { name, has } = SHOWS[show]
    const times = totalOf(run.toolCalls.filter(has))
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'chip'
    button.dataset.show = show
    button.textContent = `${name} ${times}`
    button.disabled = times === 0
    button.setAttribute('aria-pressed', String(show === 'all'))
    // A second press shows all again.
    button.addEventListener('click', () => chosen.choose(chosen.show === show ? 'all' : show))
    box.append(button)
  }
  return chosen
}

/** The timeline: a list of rows of which only those in sight exist, and one canvas behind them. */
import { outcomeWord } from '../../drawing/run.ts'
import type { Scale } from '../../drawing/scale.ts'
import { AXIS, drawAxis, drawBar, ROW, type Row } from '../../drawing/timeline.ts'
import { CanvasBrush, prepare } from './paint.ts'
import type { Rows } from './rows.ts'

const MOST_HEIGHT = 600

export class Timeline {
  readonly #box: HTMLElement
  readonly #canvas: HTMLCanvasElement
  readonly #labels: HTMLElement
  readonly #spacer: HTMLElement
  readonly #rows: Rows
  readonly #scale: Scale
  readonly #onSelect: (row: Row) => void
  #selected: Row | undefined
  #frame = 0

  constructor(box: HTMLElement, rows: Rows, scale: Scale, onSelect: (row: Row) => void) {
    this.#box = box
    this.#canvas = box.querySelector('canvas')!
    this.#labels = box.querySelector('.labels')!
    this.#spacer = box.querySelector('.spacer')!
    this.#rows = rows
    this.#scale = scale
    this.#onSelect = onSelect
    box.addEventListener('scroll', () => this.draw())
    box.addEventListener('wheel', (event) => this.#wheel(event), { passive: false })
    box.addEventListener('keydown', (event) => this.#key(event))
    box.addEventListener('pointerdown', (event) => this.#pointer(event))
    this.#labels.addEventListener('dblclick', () => this.#zoomToSelected())
  }

  /** At most once a frame. */
  draw(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.drawNow())
  }

  select(row: Row | undefined, reveal = true): void {
    this.#selected = row
    if (row) {
      this.#onSelect(row)
      if (reveal) this.#reveal(this.#index())
    }
    this.draw()
  }

  #index(): number {
    const selected = this.#selected
    if (!selected) return -1
    return this.#rows.list.findIndex((row) => row.toolCall === selected.toolCall && row.call === selected.call)
  }

  #reveal(index: number): void {
    const top = index * ROW
    const room = this.#box.clientHeight - AXIS - ROW
    if (top < this.#box.scrollTop) this.#box.scrollTop = top
    else if (top > this.#box.scrollTop + room) this.#box.scrollTop = top - room
  }

  drawNow(): void {
    const { list } = this.#rows
    this.#spacer.style.height = `${list.length * ROW + AXIS}px`
    const labelWidth = this.#labels.clientWidth
    const width = Math.max(50, this.#box.clientWidth - labelWidth)
    const height = Math.min(list.length * ROW + AXIS + ROW, MOST_HEIGHT, window.innerHeight * 0.6)
    this.#box.style.height = `${height}px`
    const paint = prepare(this.#canvas, width, height)
    if (!paint) return
    const brush = new CanvasBrush(paint)
    const top = this.#box.scrollTop
    const first = Math.floor(top / ROW)
    const last = Math.min(list.length, Math.ceil((top + height - AXIS) / ROW))
    drawAxis(brush, this.#scale, width, height)
    paint.context.save()
    paint.context.beginPath()
    paint.context.rect(0, AXIS, width, height - AXIS)
    paint.context.clip()
    const labels: HTMLElement[] = []
    const selected = this.#index()
    for (let i = first; i < last; i++) {
      const row = list[i]!
      const y = AXIS + i * ROW - top
      if (i === selected) brush.box('select', 0, y, width, ROW)
      drawBar(brush, this.#scale, width, row, y)
      labels.push(this.#label(row, i, y, i === selected))
    }
    paint.context.restore()
    this.#labels.replaceChildren(...labels)
    if (selected >= first && selected < last) this.#box.setAttribute('aria-activedescendant', `row-${selected}`)
    else this.#box.removeAttribute('aria-activedescendant')
  }

  #label({ toolCall, call }: Row, index: number, y: number, selected: boolean): HTMLElement {
    const element = document.createElement('div')
    element.className = `row${call ? ' call' : ''}${selected ? ' selected' : ''}`
    element.style.top = `${y}px`
    element.id = `row-${index}`
    element.setAttribute('role', 'treeitem')
    element.setAttribute('aria-level', call ? '2' : '1')
    element.setAttribute('aria-selected', String(selected))
    element.setAttribute('aria-setsize', String(this.#rows.list.length))
    element.setAttribute('aria-posinset', String(index + 1))
    if (!call) element.setAttribute('aria-expanded', String(this.#rows.isOpen(toolCall)))
    const mark = call ? '' : this.#rows.isOpen(toolCall) ? '▾ ' : '▸ '
    const state = call ? ` ${call.errorCode || (call.outcome === 'open' ? 'open' : '')}` : ` ${outcomeWord(toolCall)}`
    element.textContent = `${mark}${call ? call.name : toolCall.tool}`
    const note = document.createElement('small')
    note.textContent = state
    element.append(note)
    element.title = element.textContent
    element.addEventListener('click', () => {
      const again = this.#selected?.toolCall === toolCall && this.#selected.call === call
      if (!call && (again || !this.#rows.isOpen(toolCall))) this.#rows.toggle(toolCall)
      this.select({ toolCall, ...(call && { call }) }, false)
    })
    return element
  }

  #zoomToSelected(): void {
    const target = this.#selected?.call ?? this.#selected?.toolCall
    if (!target || target.start < 0) return
    const margin = Math.max(200, (target.end - target.start) * 0.1)
    this.#scale.show(target.start - margin, target.end + margin)
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      this.#scale.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.#share(event))
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault()
      this.#scale.pan(((event.deltaX || event.deltaY) / this.#box.clientWidth) * 0.8)
    }
  }

  /** Where the pointer is, 0 to 1 of the time in view. */
  #share(event: MouseEvent): number {
    const { left, width } = this.#canvas.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientX - left) / width))
  }

  /** Drag pans; a click selects the row. */
  #pointer(event: PointerEvent): void {
    if (event.button !== 0 || event.target !== this.#canvas) return
    const { width, top } = this.#canvas.getBoundingClientRect()
    const { from, to } = this.#scale
    let moved = 0
    const move = (next: PointerEvent) => {
      moved = Math.max(moved, Math.abs(next.clientX - event.clientX))
      const shift = ((event.clientX - next.clientX) / width) * (to - from)
      if (moved > 3) this.#scale.show(from + shift, to + shift)
    }
    const up = () => {
      this.#canvas.removeEventListener('pointermove', move)
      if (moved > 3) return
      const row = this.#rows.list[Math.floor((event.clientY - top - AXIS + this.#box.scrollTop) / ROW)]
      if (row) this.select(row, false)
    }
    this.#canvas.setPointerCapture(event.pointerId)
    this.#canvas.addEventListener('pointermove', move)
    this.#canvas.addEventListener('pointerup', up, { once: true })
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { list } = this.#rows
    const index = this.#index()
    const page = Math.max(1, Math.floor(this.#box.clientHeight / ROW) - 2)
    const go = (to: number) => {
      const row = list[Math.max(0, Math.min(list.length - 1, to))]
      if (row) this.select(row)
    }
    const toolCall = this.#selected?.toolCall
    const actions: Record<string, () => void> = {
      ArrowDown: () => go(index + 1),
      ArrowUp: () => go(index - 1),
      PageDown: () => go(index + page),
      PageUp: () => go(index - page),
      Home: () => go(0),
      End: () => go(list.length - 1),
      Enter: () => toolCall && !this.#selected?.call && this.#rows.toggle(toolCall),
      ArrowRight: () => (toolCall && !this.#rows.isOpen(toolCall) ? this.#rows.toggle(toolCall) : this.#scale.pan(0.1)),
      ArrowLeft: () => this.#scale.pan(-0.1),
      '+': () => this.#scale.zoom(0.7),
      '=': () => this.#scale.zoom(0.7),
      '-': () => this.#scale.zoom(1.4),
      '0': () => this.#scale.show(0, this.#scale.length),
      z: () => this.#zoomToSelected(),
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
    this.draw()
  }
}

/** A canvas as sharp as the screen, and the page's own colours. */
import { type Brush, COLORS, type Color } from '../../drawing/brush.ts'

export interface Paint {
  context: CanvasRenderingContext2D
  width: number
  height: number
}

export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Paint | undefined {
  const context = canvas.getContext('2d')
  if (!context) return undefined
  const ratio = window.devicePixelRatio || 1
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.font = '11px system-ui, sans-serif'
  context.textBaseline = 'middle'
  return { context, width, height }
}

type Colors = Readonly<Record<Color, string>>
let known: Colors | undefined

/** From the style sheet, so that light and dark stay in one place. */
function colors(): Colors {
  known ??= readColors()
  return known
}

/** To be called when light turns dark. */
export function forgetColors(): void {
  known = undefined
}

function readColors(): Colors {
  const probe = document.body.appendChild(document.createElement('span'))
  const read = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const named = Object.fromEntries(COLORS.map((name) => [name, read(name)])) as Colors
  probe.remove()
  return named
}

export class CanvasBrush implements Brush {
  readonly #context: CanvasRenderingContext2D
  readonly #colors = colors()

  constructor({ context }: Paint) {
    this.#context = context
  }

  box(color: Color, x: number, y: number, width: number, height: number, strength = 1): void {
    this.#context.fillStyle = this.#colors[color]
    this.#context.globalAlpha = strength
    this.#context.fillRect(x, y, width, height)
    this.#context.globalAlpha = 1
  }

  stripes(color: Color, x: number, y: number, width: number, height: number, strength = 1): void {
    const context = this.#context
    context.save()
    context.fillStyle = this.#colors[color]
    context.globalAlpha = strength
    context.beginPath()
    context.rect(x, y, width, height)
    context.clip()
    for (let at = x - height; at < x + width; at += 6) {
      context.beginPath()
      context.moveTo(at, y + height)
      context.lineTo(at + height, y)
      context.lineTo(at + height + 3, y)
      context.lineTo(at + 3, y + height)
      context.fill()
    }
    context.restore()
  }

  arrow(color: Color, x: number, y: number): void {
    this.#context.fillStyle = this.#colors[color]
    this.#context.beginPath()
    this.#context.moveTo(x, y - 6)
    this.#context.lineTo(x + 6, y)
    this.#context.lineTo(x, y + 6)
    this.#context.fill()
  }

  text(color: Color, value: string, x: number, y: number): void {
    this.#context.fillStyle = this.#colors[color]
    this.#context.fillText(value, x, y)
  }

  widthOf(value: string): number {
    return this.#context.measureText(value).width
  }
}

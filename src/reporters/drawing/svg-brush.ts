/** A brush that draws into an SVG: boxes, stripes and text in the colours of the HTML report, and nothing that acts. */
import stringWidth from 'fast-string-width'
import { stylesheet } from '../html/built.ts'
import { Markup, html as markup } from '../markup.ts'
import type { Brush, Color } from './brush.ts'

const FONT = 12
/** Width of a character of a monospaced font of that size, px. */
const CHARACTER = 7.25

export class SvgBrush implements Brush {
  readonly #drawn: Markup[] = []
  #x = 0
  #y = 0

  /** What follows is drawn from here. */
  moveTo(x: number, y: number): void {
    this.#x = x
    this.#y = y
  }

  box(color: Color, x: number, y: number, width: number, height: number, strength = 1): void {
    this.#drawn.push(
      markup`<rect class="${color}" ${this.#at(x, y)} width="${round(width)}" height="${round(height)}"${opacity(strength)}/>`,
    )
  }

  stripes(color: Color, x: number, y: number, width: number, height: number, strength = 1): void {
    const [left, bottom] = [this.#x + x, this.#y + y + height]
    const lines: string[] = []
    for (let at = left - height; at < left + width; at += 6) {
      // Cut where it would stand out of the bar.
      const from = Math.max(left, at)
      const to = Math.min(left + width, at + height)
      if (to > from) lines.push(`M${round(from)} ${round(bottom - from + at)}L${round(to)} ${round(bottom - to + at)}`)
    }
    this.#drawn.push(
      markup`<g class="lines ${color}"${opacity(strength)}><path stroke-width="2" d="${new Markup(lines.join(''))}"/><rect ${this.#at(x, y)} width="${round(width)}" height="${round(height)}"/></g>`,
    )
  }

  arrow(color: Color, x: number, y: number): void {
    const [left, middle] = [this.#x + x, this.#y + y]
    this.#drawn.push(markup`<path class="${color}" d="M${round(left)} ${round(middle - 6)}l6 6l-6 6z"/>`)
  }

  text(color: Color, value: string, x: number, y: number, weight: 'normal' | 'bold' = 'normal'): void {
    this.#drawn.push(
      markup`<text class="${color}" ${this.#at(x, y + FONT / 3)}${weight === 'bold' && markup` font-weight="bold"`}>${value}</text>`,
    )
  }

  widthOf(value: string): number {
    return stringWidth(value) * CHARACTER
  }

  /** How many characters have room. */
  columns(width: number): number {
    return Math.floor(width / CHARACTER)
  }

  /** @param label what the picture says, to those who do not see it */
  toSvg(width: number, height: number, label: string): string {
    const lines = this.#drawn.map((one) => markup`${one}\n`)
    return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT}">
<style>${new Markup(style())}</style>
<rect class="paper" width="${width}" height="${height}"/>
${lines}</svg>
`.source
  }

  #at(x: number, y: number): Markup {
    return markup`x="${round(this.#x + x)}" y="${round(this.#y + y)}"`
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}

function opacity(strength: number): Markup | false {
  return strength < 1 && markup` opacity="${strength}"`
}

/** Light and dark from the page's style sheet, as plain rules: what shows an SVG may know neither variables nor light-dark(). */
function style(): string {
  const colors = [...stylesheet().matchAll(/--(\w+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)]
  const rules = (shade: number) =>
    colors
      .map(([, name, ...shades]) => `.${name}{fill:${shades[shade]}}.lines.${name}{fill:none;stroke:${shades[shade]}}`)
      .join('')
  return `${rules(0)}@media (prefers-color-scheme:dark){${rules(1)}}`
}

/** HTML and SVG by tagged template: what is put in is text, and is escaped, unless it is Markup itself. */
import { printable } from './printable.ts'

export class Markup {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

type Part = Markup | string | number | false | undefined | readonly Part[]

export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, i) => text + (i < parts.length ? render(parts[i]) : '')).join(''))
}

/** Text with places to break lines at, in what would else be torn amid a word: names, ARNs, paths, JSON. */
export function soft(text: string): Markup {
  return new Markup(render(text).replace(/[_/,](?=\S)|:(?=[a-z*[{]|&#34;)/gi, '$&<wbr>'))
}

/** Sentences, in which what stands in backticks is code. */
export function prose(text: string): Markup {
  const parts = text.split(/(`[^`\n]{1,400}`)/)
  return html`${parts.map((part, i) => (i % 2 ? html`<code>${soft(part.slice(1, -1))}</code>` : soft(part)))}`
}

function render(part: Part): string {
  if (part === false || part === undefined) return ''
  if (part instanceof Markup) return part.source
  if (Array.isArray(part)) return part.map(render).join('')
  return printable(String(part)).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

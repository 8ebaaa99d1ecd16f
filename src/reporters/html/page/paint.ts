/** A canvas as sharp as the screen, and the page's own colours. */
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

const NAMES = ['text', 'faint', 'line', 'ok', 'error', 'open', 'unknown', 'deadline', 'select', 'tool'] as const
const IDENTITIES = ['id0', 'id1', 'id2', 'id3', 'id4', 'id5', 'id6', 'id7']

export type Colors = Record<(typeof NAMES)[number], string> & { identities: string[] }
let known: Colors | undefined

/** From the style sheet, so that light and dark stay in one place. */
export function colors(): Colors {
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
  const named = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<(typeof NAMES)[number], string>
  const identities = IDENTITIES.map(read)
  probe.remove()
  return { ...named, identities }
}

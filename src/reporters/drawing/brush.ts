/** What a timeline is drawn with, on a canvas of the HTML report or into an SVG. Lengths are pixels. */

/** Names of the style sheet's colours: `src/reporters/html/page/page.css`. */
export const COLORS = [
  'text',
  'faint',
  'line',
  'ok',
  'error',
  'open',
  'unknown',
  'blank',
  'deadline',
  'select',
  'tool',
  'id0',
  'id1',
  'id2',
  'id3',
  'id4',
  'id5',
  'id6',
  'id7',
] as const

export type Color = (typeof COLORS)[number]

/** Signers are told apart by eight colours. */
export function signerColor(signer: number): Color {
  return `id${signer % 8}` as Color
}

export interface Brush {
  /** @param strength 0 to 1, how much of the colour covers what is below */
  box(color: Color, x: number, y: number, width: number, height: number, strength?: number): void
  /** Stripes: it was never seen to end. */
  stripes(color: Color, x: number, y: number, width: number, height: number, strength?: number): void
  /** A head that points to the right, its back at x, its middle at y. */
  arrow(color: Color, x: number, y: number): void
  /** One line, its middle at y. */
  text(color: Color, value: string, x: number, y: number): void
  widthOf(value: string): number
}

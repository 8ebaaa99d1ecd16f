/** The formats by name; each is loaded when it is asked for. */
import type { Reporter } from './reporter.ts'

const FORMATS = {
  terminal: async () => (await import('./terminal/terminal.ts')).terminal,
  html: async () => (await import('./html/html.ts')).html,
  svg: async () => (await import('./svg.ts')).svg,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  lines: async () => (await import('./lines.ts')).lines,
  github: async () => (await import('./github.ts')).github,
} satisfies Record<string, () => Promise<Reporter>>

export type Format = keyof typeof FORMATS
export const formats = Object.keys(FORMATS) as Format[]

export function reporterOf(format: Format): Promise<Reporter> {
  return FORMATS[format]()
}

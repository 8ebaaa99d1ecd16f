/** The picture: well-formed, quiet, the same facts as in the other formats, whatever the names in it are. */
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import type { Brush } from '../../src/reporters/drawing/brush.ts'
import { Scale } from '../../src/reporters/drawing/scale.ts'
import { drawTicks } from '../../src/reporters/drawing/timeline.ts'
import { svg } from '../../src/reporters/svg.ts'
import { healthy, large, story, withText } from './story.ts'

/** @throws where it is not well-formed XML */
function parsed(text: string) {
  const elements = new Set<string>()
  const attributes = new Set<string>()
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    elements.add(tag.name)
    for (const name of Object.keys(tag.attributes)) attributes.add(name)
  })
  parser.on('text', (one) => texts.push(one))
  parser.write(text).close()
  return { elements, attributes, texts }
}

const HOSTILE = [
  '"><script>alert(1)</script>',
  '<image href="https://evil.example/x.png"/>',
  ']]><svg onload="alert(1)">',
  '&xxe; <!ENTITY xxe SYSTEM "file:///etc/passwd">',
  "' onclick='x' style='background:url(https://evil.example)",
  '\u202eright to left\u0000\u0007\ufffe\ud800',
  '</text></svg><a href="javascript:alert(1)">',
  'x'.repeat(100_000),
]
const SHAPES = new Set(['svg', 'style', 'rect', 'path', 'g', 'text'])

const reports: [string, Report][] = [
  ['a story', story()],
  ['a healthy run', healthy()],
  ['a large run', large(200, 50)],
  ...HOSTILE.map((text): [string, Report] => [
    `hostile text ${JSON.stringify(text.slice(0, 30))}`,
    withText(story(), text),
  ]),
]

describe('svg', () => {
  test.each(reports)('of %s is well-formed, and holds shapes and text alone', (_, report) => {
    const picture = svg(report)
    const { elements, attributes } = parsed(picture)
    expect([...elements].filter((name) => !SHAPES.has(name))).toEqual([])
    expect([...attributes].filter((name) => /^on|href|style|src/.test(name))).toEqual([])
    // The style sheet is our own: it loads nothing.
    expect(picture.slice(picture.indexOf('<style>'), picture.indexOf('</style>'))).not.toMatch(/@import|url\(/)
    expect(picture).not.toMatch(/<!DOCTYPE|<!ENTITY/)
    expect(picture.length).toBeLessThan(100_000)
  })

  test('says the verdict, the pass rate and what the tool call waited for', () => {
    const said = parsed(svg(story())).texts.join('\n')
    expect(said).toContain('11 of 11 tool calls: STS refused AssumeRole')
    expect(said).toMatch(/10 passed as somebody else/)
    expect(said).toContain('fetch_report: timed out after 10 s')
    expect(said).toMatch(/S3 GetObject/)
    expect(said).toMatch(/ s open/)
  })

  test('of a healthy run shows its longest tool call', () => {
    const said = parsed(svg(healthy())).texts.join('\n')
    expect(said).toContain('S3 ListObjectsV2')
  })

  test('draws an open call striped, and within the picture', () => {
    const numbers = [...svg(story()).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].flatMap(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(numbers.length).toBeGreaterThan(100)
    for (const number of numbers) expect(number).toBeGreaterThanOrEqual(0)
    for (const number of numbers) expect(number).toBeLessThanOrEqual(960)
  })

  test('has light and dark colours', () => {
    const picture = svg(story())
    expect(picture).toMatch(/\.error\{fill:#c62828\}.*@media \(prefers-color-scheme:dark\)\{.*\.error\{fill:#ff6b61\}/s)
  })
})

test.each([120, 358, 960, 1158])('no label of an axis %i px wide is cut off at its end', (width) => {
  for (const length of [3.5e6, 1.2e6, 40, 999_999, 7.01e9]) {
    const ends: number[] = []
    const brush = { text: (_: string, label: string, x: number) => ends.push(x + label.length * 6) } as unknown as Brush
    const marks = drawTicks(brush, new Scale(length), width, 10)
    expect(ends.length).toBeGreaterThan(0)
    expect(ends.length).toBeGreaterThanOrEqual(marks.length - 2)
    expect(Math.max(...ends)).toBeLessThanOrEqual(width)
  }
})

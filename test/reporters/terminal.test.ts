import stringWidth from 'fast-string-width'
import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../src/facts/verdict.ts'
import { printable } from '../../src/reporters/printable.ts'
import type { ReporterOptions } from '../../src/reporters/reporter.ts'
import { terminal } from '../../src/reporters/terminal/terminal.ts'
import { healthy, large, story, withText } from './story.ts'

const PLAIN: ReporterOptions = { verbose: false, color: false, unicode: true, width: 100, titles: new Map() }

describe('terminal', () => {
  test('leads with the root cause, then the chain, the fix, the waterfall and the innocent', async () => {
    await expect(terminal(story(), PLAIN)).toMatchFileSnapshot('snapshots/terminal.txt')
  })

  test('a healthy run is short', async () => {
    await expect(terminal(healthy(), PLAIN)).toMatchFileSnapshot('snapshots/terminal-healthy.txt')
  })

  test('where nobody could be judged, suspects are one line', () => {
    const report = healthy()
    const suspects = report.suspects.map((one) => ({
      ...one,
      verdict: 'unknown' as const,
      why: 'nothing was recorded',
    }))
    expect(terminal({ ...report, suspects }, PLAIN)).toMatch(/\n {2}open +\? all suspects: nothing .*\n {2}read /)
  })

  test('--verbose holds every finding with its evidence', async () => {
    await expect(terminal(story(), { ...PLAIN, verbose: true })).toMatchFileSnapshot('snapshots/terminal-verbose.txt')
  })

  test('a suppressed finding is counted, and shown with its reason when everything is asked for', () => {
    const report = story()
    const [first, ...rest] = report.findings
    const suppressed = { by: 'configuration', reason: 'the role comes next week', until: '2999-01-01' } as const
    const marked = { ...report, findings: [{ ...first!, suppressed }, ...rest] }
    const judged = { ...marked, summary: { ...report.summary, ...verdictOf(marked) } }
    expect(terminal(judged, PLAIN)).toContain('1 finding that the configuration suppresses')
    expect(terminal(judged, PLAIN)).not.toContain('the role comes next week')
    const all = terminal(judged, { ...PLAIN, verbose: true })
    expect(all).toContain('configuration: the role comes next week, until 2999-01-01')
  })

  test('without Unicode there is nothing beyond ASCII, and the states are words', async () => {
    const text = terminal(healthy(), { ...PLAIN, unicode: false })
    expect(text).toMatch(/^[\x0a\x20-\x7e]*$/)
    expect(text).toContain('ok: token')
  })

  test.each([40, 60, 80, 140])('fits %i columns', async (width) => {
    const text = terminal(story(), { ...PLAIN, width })
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width)
  })

  test('colours are ANSI codes and change no word', async () => {
    const painted = terminal(story(), { ...PLAIN, color: true })
    const plain = terminal(story(), PLAIN)
    expect(painted).toContain('\x1b[31m')
    expect(painted.replace(/\x1b\[\d+m/g, '')).toBe(plain)
  })

  test.each([
    ['ANSI', '\x1b[2J\x1b[31mred\x1b]0;title\x07\x9b31m'],
    ['lines', 'a\nb\r\nc\u2028d\x85e'],
    ['bidi and invisible', 'user\u202egnp.exe\u2066\u200b\u{e0041}\ufeff'],
    ['a workflow command', '::error file=a::b ##[error]c'],
    ['a long workflow command', `${'x'.repeat(90)} ::set-output name=a::b`],
    ['a lone surrogate', 'a\ud800b'],
  ])('%s in input does nothing', async (_, hostile) => {
    const text = terminal(withText(story(), hostile), { ...PLAIN, verbose: true })
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u202a-\u202e\u2066-\u2069\ufeff]/)
    expect(text).not.toMatch(/[\u{e0000}-\u{e007f}]|\p{Surrogate}/u)
    expect(text).not.toMatch(/^\s*::|##\[/m)
  })

  test.each([
    ['bytes behind an emoji', '😀\u{e0101}\u{e01ef}\ufe0f'],
    ['joiners in a word', 'AKIA\u200d\u200cIOSF\u200d'],
    ['a second joiner', '👩\u200d\u200d💻'],
    ['a joiner behind an emoji', '✓ done 🎉\u200d x'],
    ['fillers, blanks of other scripts', 'a\u3164b\u115fc\u034fd\u180be'],
    ['variants of a letter', 'o\ufe00k1\ufe0f'],
  ])('what is not seen is shown, and hides nothing: %s', (_, hiding) => {
    expect(printable(hiding)).toMatch(/\\u\{/)
    expect(printable(hiding).replace(/😀\ufe0f|👩\u200d💻/u, '')).not.toMatch(/\p{Default_Ignorable_Code_Point}/u)
  })

  test.each([
    ['👩\u200d💻 👩🏽\u200d⚕\ufe0f 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 👨\u200d👩\u200d👧'],
    ['1\ufe0f\u20e3 ☎\ufe0e'],
    ['می\u200cخواهم क्\u200dष'],
    ['葛\u{e0100}城市'],
  ])('an emoji, and a word of a script that joins, stays as it is: %s', (text) => {
    expect(printable(text)).toBe(text)
  })

  test('attributes of 10 MB stay short', async () => {
    const text = terminal(withText(story(), 'A'.repeat(10_000_000)), { ...PLAIN, verbose: true })
    expect(text.length).toBeLessThan(500_000)
  })

  test('2,000 tool calls are told in a screen or two', async () => {
    const text = terminal(large(2000, 50), PLAIN)
    expect(text.split('\n').length).toBeLessThan(120)
  })
})

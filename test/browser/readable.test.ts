/** Readable on a phone, a tablet and a desk, light and dark: no word torn, nothing beside the screen, nothing axe objects to. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/index.ts'
import { tick } from '../../src/reporters/drawing/run.ts'
import { Scale } from '../../src/reporters/drawing/scale.ts'
import { story } from '../reporters/story.ts'
import { open } from './open-report.ts'

/** Words of up to 14 letters, in names and paths too, that do not stand in one line. */
function tornWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const torn: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      if (parent.closest('script, style, .labels, .sr') || !parent.checkVisibility()) continue
      for (const word of (node.textContent ?? '').matchAll(/(?<![A-Za-z\d+=.-])[A-Za-z]{2,14}(?![A-Za-z\d+=.-])/g)) {
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const lines = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)))
        if (lines.size > 1) torn.push(word[0])
      }
    }
    return torn
  })
}

/** What axe calls serious or critical. It is put in over the debugger: the page's own policy lets nothing in. */
async function objections(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: axe.source })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then((r) => JSON.stringify(
      r.violations.filter((v) => ['serious', 'critical'].includes(v.impact))
        .flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')))))`,
    awaitPromise: true,
    returnByValue: true,
  })
  return JSON.parse(result.value)
}

const recorded = await analyze(['samples/placeholder-role/inputs'])
const RUNS = {
  story: recorded,
  'hung call': await analyze(['samples/incidents/tool-timeout-hung-call/preload']),
  healthy: await analyze(['samples/healthy/inputs']),
  'long policy': await analyze(['samples/incidents/access-denied/preload']),
}

describe.each([390, 768, 1280])('%i px', (width) => {
  test.each(
    (['light', 'dark'] as const).flatMap((scheme) =>
      Object.entries(RUNS).map(([name, report]) => ({ name, scheme, report })),
    ),
  )('$name, $scheme', async ({ scheme, report }) => {
    const { page, complaints } = await open(report, { width, scheme })
    for (const summary of await page.locator('details:not([open]) > summary').all())
      if (await summary.isVisible()) await summary.click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await tornWords(page)).toEqual([])
    expect(await objections(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the fix is on the first screen', async () => {
    const { page } = await open(recorded, { width })
    const box = await page.locator('.lines .fix').boundingBox()
    expect(box!.y + box!.height).toBeLessThan(900)
    await page.close()
  })
})

test('chips choose among the tool calls, and say how many there are', async () => {
  const { page } = await open(story())
  const chip = (name: string) => page.locator(`#chips [data-show=${name}]`)
  expect(await page.locator('#chips button').allTextContents()).toEqual([
    'all 11',
    'failed 1',
    'wrong identity 11',
    'hung 1',
    'healthy 0',
  ])
  await chip('failed').click()
  await expect.poll(() => page.locator('#rows .row').count()).toBe(1)
  expect(await chip('failed').getAttribute('aria-pressed')).toBe('true')
  await chip('failed').click()
  await expect.poll(() => page.locator('#rows .row').count()).toBe(11)
  await page.close()
})

test('Enter in the search jumps from hit to hit: findings first, then tool calls', async () => {
  const { page } = await open(story())
  await page.fill('#search', 'fetch_report')
  await page.press('#search', 'Enter')
  const hit = page.locator('.finding.hit')
  await expect.poll(() => hit.count()).toBe(1)
  expect(await hit.getAttribute('open')).not.toBeNull()
  await expect.poll(() => hit.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true)
  for (let i = 0; i < 5 && !(await page.locator('#detail').textContent()); i++) await page.press('#search', 'Enter')
  expect(await page.locator('#detail').textContent()).toContain('Read timed out after 10 s')
  expect(await page.locator('#detail a').getAttribute('href')).toBe('#t=10')
  await page.close()
})

test('the axis tells its marks apart at any zoom and any length of a run', () => {
  for (const length of [900, 2_500_000, 3_600e6, 86_400e6]) {
    const scale = new Scale(length)
    for (let zoom = 0; zoom < 30; zoom++) {
      const { times, step } = scale.ticks(1000)
      const marks = times.map((time) => tick(time, step))
      expect(new Set(marks).size, `${length} µs: ${marks}`).toBe(marks.length)
      scale.zoom(0.5, 0.3)
    }
  }
})

test('a finding leads to the page of its rule, in the same file', async () => {
  const { page } = await open(recorded)
  await page.click('.finding a[href="#rule-role-arn-placeholder"]')
  await expect.poll(() => page.locator('#rule-role-arn-placeholder').getAttribute('open')).not.toBeNull()
  expect(await page.locator('#rule-role-arn-placeholder').textContent()).toContain('What it means')
  await page.close()
})

test('printed, nothing that is kept on one page leaves most of the page before empty, and no heading stands at its end', async () => {
  // A4 at 96 pixels an inch.
  const { page } = await open(recorded, { width: 794 })
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const { kept, headings } = await page.evaluate(() => {
    const all = [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility())
    return {
      kept: all
        .filter((one) => getComputedStyle(one).breakInside === 'avoid')
        .map((one) => ({ name: one.tagName, height: one.getBoundingClientRect().height })),
      headings: all.filter((one) => one.matches('h2, h3, h4, summary')).map((one) => getComputedStyle(one).breakAfter),
    }
  })
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.filter(({ height }) => height > 1123 / 2)).toEqual([])
  expect(new Set(headings)).toEqual(new Set(['avoid']))
  await page.close()
})

/** The HTML report in a real Chromium: it opens, filters, zooms, stays quiet, and runs nothing but its own script. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { large, story, withText } from '../reporters/story.ts'
import { browser, folder, open } from './open-report.ts'

const rows = (page: Page) => page.locator('#rows .row')

describe('the page', () => {
  test('leads with the verdict and has every finding, without a word on the console or a request', async () => {
    const { page, complaints, requests } = await open(story())
    expect(await page.locator('h1').textContent()).toContain('11 of 11 tool calls: STS refused AssumeRole')
    expect(await page.locator('.lines .fix').textContent()).toContain('Let the trust policy name the caller.')
    expect(await page.locator('.finding').count()).toBe(story().findings.length)
    expect(await page.locator('.rate figcaption').textContent()).toContain('10/11 passed')
    expect(await page.locator('#chain td.broken').count()).toBe(1)
    expect([complaints, requests]).toEqual([[], []])
    await page.close()
  })

  test('search filters tool calls and findings', async () => {
    const { page } = await open(story())
    await page.fill('#search', 's3.example.test')
    await expect.poll(() => page.locator('#found').textContent()).toBe('1 of 11 tool calls, 0 of 5 findings')
    await expect.poll(() => rows(page).first().textContent()).toContain('fetch_report')
    await page.fill('#search', 'placeholder sample')
    await expect.poll(() => page.locator('#found').textContent()).toContain('1 of 5 findings')
    await page.fill('#search', '')
    await page.click('#chips [data-show=hung]')
    await expect.poll(() => rows(page).count()).toBe(1)
    await page.close()
  })

  test('the keyboard reaches a call and its evidence', async () => {
    const report = story()
    for (const call of report.toolCalls.flatMap(({ calls }) => calls))
      if (call.name === 'S3 GetObject') call.evidence.code = { file: 'src/tools.ts', line: 27, function: 'read' }
    const { page } = await open(report)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search')
    await page.focus('#rows')
    for (const key of ['End', 'Enter', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    await expect.poll(() => page.locator('#detail').textContent()).toContain('S3 GetObject: open')
    expect(await page.locator('#detail').textContent()).toContain('spans.jsonl:202')
    expect(await page.locator('#detail').textContent()).toContain('in the codesrc/tools.ts:27 (read)')
    expect(await page.locator('#rows').getAttribute('aria-activedescendant')).toMatch(/^row-/)
    await page.close()
  })

  test('zooming in shows a shorter stretch, Fit shows all again', async () => {
    const { page } = await open(story())
    const picture = async () => {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      return page.locator('#rows canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL())
    }
    const whole = await picture()
    await page.click('#zoom-in')
    const part = await picture()
    expect(part).not.toBe(whole)
    await page.click('#zoom-fit')
    expect(await picture()).toBe(whole)
    await page.close()
  })

  test('links to a finding and to a tool call hold', async () => {
    const report = story()
    const suppressed = report.findings[4]!.fingerprint
    const finding = await open(report, { hash: `#f-${suppressed}` })
    expect(await finding.page.locator(`#f-${suppressed}`).getAttribute('open')).not.toBeNull()
    const call = await open(report, { hash: '#t=10' })
    await expect.poll(() => call.page.locator('#detail').textContent()).toContain('Read timed out after 10 s')
    await Promise.all([finding.page.close(), call.page.close()])
  })

  test('dark follows the system, and the button turns it', async () => {
    const { page } = await open(story(), { scheme: 'dark' })
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await paper()).toBe('rgb(13, 17, 23)')
    await page.click('#theme')
    expect(await paper()).toBe('rgb(255, 255, 255)')
    await page.close()
  })

  test('printed, every finding is open', async () => {
    const { page } = await open(story())
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.finding:not([open])').count()).toBe(0)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
    await page.close()
  })
})

test.each([
  ['a script', '</script><script>alert(1)</script>'],
  ['a handler', '"><img src=x onerror=alert(1)><svg onload=alert(2)>'],
  ['an attribute', '" autofocus onfocus="alert(1)'],
  ['a comment', '<!--<script>'],
  ['a style', '</style><style>body{display:none}</style>'],
  ['a link', 'javascript:alert(1)'],
  ['bidi and controls', '\u202e\u0000\x1b[31m\ud800'],
])('%s in input does nothing', async (_, hostile) => {
  const { page, complaints, requests } = await open(withText(story(), hostile))
  await page.focus('#rows')
  for (const key of ['End', 'Enter', 'ArrowDown', 'z']) await page.keyboard.press(key)
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
  expect(await page.locator('main script, main img, main style').count()).toBe(0)
  expect(await page.locator('footer').isVisible()).toBe(true)
  expect([complaints, requests]).toEqual([[], []])
  await page.close()
})

test('2,000 tool calls and 100,000 calls are painted in 2 s, and stay quick to walk and search', async () => {
  const paintOf = (page: Page) =>
    page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime)
  const empty = await browser.newPage()
  writeFileSync(join(folder, 'empty.html'), '<!doctype html><title>empty</title><p>empty')
  await empty.goto(pathToFileURL(join(folder, 'empty.html')).href)
  await expect.poll(() => empty.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1)
  const { page, complaints } = await open(large(2000, 50))
  const [nothing, everything] = [await paintOf(empty), await paintOf(page)]
  console.log(`first paint: ${Math.round(everything)} ms, ${(everything / nothing).toFixed(1)} x an empty page's`)
  expect(everything).toBeLessThan(2000)

  // Only the rows in sight exist.
  expect(await rows(page).count()).toBeLessThan(60)
  await page.focus('#rows')
  await page.keyboard.press('End')
  await expect.poll(() => page.locator('#detail').textContent()).toContain('tool_39')
  await page.fill('#search', 'bucket-3')
  await expect.poll(() => page.locator('#found').textContent()).toContain('2000 of 2000 tool calls')
  expect(complaints).toEqual([])
  await Promise.all([empty.close(), page.close()])
})

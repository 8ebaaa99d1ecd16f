// Takes the pictures of the HTML report that the documentation shows, light and dark, from a recorded run.
// Needs a Chromium: `npm run setup:browser`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { tsImport } from 'tsx/esm/api'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const load = (file) => tsImport(`../${file}`, import.meta.url)
const { analyze } = await load('src/engine/analyze.ts')
const { html } = await load('src/reporters/html/html.ts')
const { rules } = await load('analyzers/index.ts')
const { findChromium } = await load('test/browser/find-chromium.ts')

const report = await analyze(['samples/placeholder-role/inputs'])
const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
const file = join(tmpdir(), 'rolecall-report.html')
writeFileSync(file, html(report, { verbose: false, color: false, unicode: true, width: 100, titles }))
mkdirSync('docs/images', { recursive: true })

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
for (const colorScheme of ['light', 'dark']) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 860 } })
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-ready]')
  await page.screenshot({ path: `docs/images/report-${colorScheme}.png` })
  await page.click('#chips [data-show=hung]')
  await page.focus('#rows')
  for (const key of ['ArrowDown', 'Enter', 'z', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  await page.locator('#timeline').evaluate((section) => section.scrollIntoView())
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.screenshot({ path: `docs/images/timeline-${colorScheme}.png` })
  await page.close()
}
await browser.close()

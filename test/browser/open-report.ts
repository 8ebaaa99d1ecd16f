/** A report in Chromium, and everything that the page complains of. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { Report } from '../../src/model/report.ts'
import { html } from '../../src/reporters/html/html.ts'
import { findChromium } from './find-chromium.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export let browser: Browser
export let folder: string
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  folder = mkdtempSync(join(tmpdir(), 'rolecall-page-'))
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

export interface Opened {
  page: Page
  /** Console errors, page errors, refused things, dialogs. */
  complaints: string[]
  requests: string[]
}

export async function open(
  report: Report,
  { hash = '', scheme = 'light' as 'light' | 'dark', width = 1280 } = {},
): Promise<Opened> {
  const options = { verbose: false, color: false, unicode: true, width: 100, titles: new Map<string, string>() }
  const file = join(folder, `${Math.random()}.html`)
  writeFileSync(file, html(report, options))
  const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height: 900 } })
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(pathToFileURL(file).href + hash)
  await page.waitForSelector('html[data-ready]')
  return { page, complaints, requests: requests.filter((url) => !url.startsWith(pathToFileURL(file).href)) }
}

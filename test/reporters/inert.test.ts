/** What comes from input does nothing where a report is shown: on a page of Markdown, in the log of a pipeline, in a viewer. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { formats, reporterOf } from '../../src/reporters/index.ts'
import { story, withText } from './story.ts'
import { whole } from './whole.ts'

const HASH = 'deadbeef'.repeat(5)
const HOSTILE = [
  'www.evil.example WWW.EVIL.EXAMPLE http://evil.example https://evil.example ftp://evil.example',
  'user@evil.example mailto:user@evil.example xmpp:user@evil.example',
  '@octocat @org/team, ##1 @@octocat (@octocat) #1 owner/repo#12 GH-12 gh-12',
  `${HASH} owner/repo@${HASH} ${HASH.slice(0, 7)} :rocket: &#64;octocat`,
  '[text](https://evil.example) ![image](https://evil.example) <https://evil.example> <img src=x> [^1] - [ ] task $x$',
].join(' and ')

async function shown(format: (typeof formats)[number], text: string): Promise<string> {
  const options = { verbose: true, color: false, unicode: true, width: 100, titles: new Map<string, string>() }
  return whole((await reporterOf(format))(withText(story(), text), options))
}

test('Markdown: no link, mention, reference, image or emoji survives rendering', async () => {
  // But our own link to a rule's page.
  const page = (await shown('markdown', HOSTILE)).replace(
    /\[([a-z-]+)\]\(https:\/\/unpkg\.com\/rolecall@[\w.-]+\/docs\/rules\/\1\.md\)/g,
    '$1',
  )
  const html = micromark(page, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  })
  expect(html).toContain('octocat')
  expect(html).not.toMatch(/<(?:a|img|input|sup|section)[\s>]/)
  // Behind the renderer GitHub looks at each text of the page by itself, but for code.
  const texts = html.replace(/<(code|pre)[\s>][\s\S]*?<\/\1>/g, '<>').split(/<!--[\s\S]*?-->|<[^>]*>/)
  for (const text of texts)
    expect(text).not.toMatch(/@\w|#\d|\bGH-\d|\b\d*[a-f][0-9a-f]{6}|www\.|:\/\/|:[a-z]\w*:|&amp;#64/i)
})

test('the renderer would make something of each of these', () => {
  const html = micromark(HOSTILE, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
  expect(html.match(/<a /g)!.length).toBeGreaterThan(6)
})

const ORDERS = ['##vso[task.setvariable variable=x]y', '##[error]x', 'a ##VSO[task.prependpath]/tmp', '####vso[x]']

test.each(formats)('%s: no line is an order to Azure Pipelines or GitHub Actions', async (format) => {
  for (const order of [...ORDERS, `\n::error::x`, `\r\n::set-output name=a::b`]) {
    const text = await shown(format, order)
    if (format !== 'html') expect(text).not.toMatch(/##\w*\[/)
    if (format !== 'github') expect(text).not.toMatch(/^\s*::\w/m)
    else for (const line of text.split('\n')) expect(line).not.toMatch(/^::(?!error |warning |notice |error::)/)
  }
})

test('JSON says the same value for all that', async () => {
  for (const order of ORDERS) {
    const { toolCalls } = JSON.parse(await shown('json', order))
    expect(toolCalls[0].tool).toBe(order)
  }
})

test('SARIF: a message holds no link', async () => {
  const sarif = await shown('sarif', '[click here](https://evil.example/x)')
  expect(sarif).toContain('click here')
  expect(sarif).not.toContain('](')
})

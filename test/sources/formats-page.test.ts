import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../src/sources/index.ts'
import { LOG } from '../../src/sources/logs/log-facts.ts'

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')

describe('docs/formats.md', () => {
  it.each(SOURCES.map((source) => source.format))('names %s', (format) => expect(page).toContain(`\`${format}\``))

  it.each(Object.values(LOG))('explains %s', (name) => {
    const short = name.replace('rolecall.log', '')
    expect(page.includes(`\`${name}\``) || page.includes(`\`${short}\``)).toBe(true)
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { limitLine, SUSPECTS } from '../../src/model/rule.ts'

const page = (id: string) => new URL(`../../docs/rules/${id}.md`, import.meta.url)

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has a page that says what it means, its evidence, fix and traps', () => {
    expect(existsSync(page(id)), `docs/rules/${id}.md is missing`).toBe(true)
    const text = readFileSync(page(id), 'utf8')
    expect(text).toMatch(
      new RegExp(`^# ${id}\n\n\\*\\*${rule.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\*\\* · ${rule.severity}\n`),
    )
    for (const heading of ['What it means', 'Evidence', 'Fix', 'Traps']) {
      const body = text.split(`## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? ''
      expect(body.length, `"${heading}" of docs/rules/${id}.md is empty`).toBeGreaterThan(20)
    }
  })

  it('has a page with the figures that it judges by', () => {
    const limits = readFileSync(page(id), 'utf8').split('## Limits\n')[1]?.split('\n## ')[0]?.trim() ?? ''
    expect(limits).toBe((rule.limits ?? []).map(limitLine).join('\n'))
  })

  it('speaks of a known suspect', () => {
    expect(SUSPECTS).toContain(rule.suspect)
  })
})

it('every page belongs to a rule, and ids are unique', () => {
  const ids = rules.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  const pages = readdirSync(new URL('../../docs/rules/', import.meta.url)).map((file) => file.replace(/\.md$/, ''))
  expect(pages.filter((id) => !ids.includes(id))).toEqual([])
})

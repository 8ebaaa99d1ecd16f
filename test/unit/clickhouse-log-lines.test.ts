import { expect, test } from 'vitest'
import { tellingSql, withoutLooks } from '../../src/clickhouse/log-lines.ts'
import { WORTH_A_LOOK } from '../../src/sources/logs/log-facts.ts'

const names = [
  'traceId',
  'spanId',
  'severity',
  'severityNumber',
  'service',
  'scope',
  'event',
  'body',
  'start',
  'attributes',
  'resource',
  'time',
]
const columns = Object.fromEntries(names.map((name) => [name, name])) as never

test('a pattern that SQL asks for looks neither ahead nor behind, nor back: RE2 knows none of it', () => {
  const sql = tellingSql({ columns } as never)
  expect(sql).toContain('match(body')
  expect(sql).toContain('169')
  expect(sql).not.toMatch(/\(\?(?:<?[=!]|<[a-z])|\\\\?[1-9]/i)
})

test('what is left of it is a pattern, whatever stood within what looks', () => {
  expect(withoutLooks(String.raw`a(?<!\b(?:c|d)[)(])e(?=f(g))\(?=[(?=]h`)).toBe(String.raw`ae\(?=[(?=]h`)
  expect(() => new RegExp(withoutLooks(WORTH_A_LOOK.source))).not.toThrow()
})

import { expect, test } from 'vitest'
import { tellingSql } from '../../src/clickhouse/log-lines.ts'

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

import { describe, expect, it } from 'vitest'
import { addressOf, isClickHouse } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'

describe('clickhouse:// addresses', () => {
  it('are those of the HTTP interface, with the exporter’s tables', () => {
    expect(addressOf('clickhouse://ann@db.example:8124/otel', {})).toEqual({
      endpoint: 'http://db.example:8124',
      shown: 'clickhouse://ann@db.example:8124/otel',
      user: 'ann',
      password: '',
      database: 'otel',
      traces: '`otel`.`otel_traces`',
      logs: '`otel`.`otel_logs`',
      findings: '`otel`.`rolecall_findings`',
    })
  })

  it('take user and password from the usual variables, and show no password', () => {
    const env = { CLICKHOUSE_USER: 'bob', CLICKHOUSE_PASSWORD: 's3cret' }
    const { user, password, shown } = addressOf('clickhouse://db', env)
    expect({ user, password, shown }).toEqual({
      user: 'bob',
      password: 's3cret',
      shown: 'clickhouse://bob@db:8123/default',
    })
    expect(addressOf('clickhouse://ann@db', env).user).toBe('ann')
  })

  it('speak TLS where asked, or where the port is ClickHouse’s own for it', () => {
    expect(addressOf('clickhouse://db?secure', {}).endpoint).toBe('https://db:8443')
    expect(addressOf('clickhouse://db:8443', {}).endpoint).toBe('https://db:8443')
    expect(addressOf('clickhouse://db:8443?secure=0', {}).endpoint).toBe('http://db:8443')
    expect(addressOf('clickhouse://db:80/', {}).endpoint).toBe('http://db:80')
  })

  it('name other tables, of other databases', () => {
    const { traces, logs } = addressOf('clickhouse://db/otel?traces=spans_all&logs=archive.logs', {})
    expect({ traces, logs }).toEqual({ traces: '`otel`.`spans_all`', logs: '`archive`.`logs`' })
  })

  it.each([
    ['clickhouse://ann:s3cret@db', /CLICKHOUSE_PASSWORD/],
    ['clickhouse://db:9000/otel', /speaks HTTP: 8123/],
    ['clickhouse://db:9440/otel', /speaks HTTP: 8443/],
    ['clickhouse://db/otel?traces=a`; DROP TABLE b', /no name of a table/],
    ['clickhouse://db/otel?traces=a.b.c', /no name of a table/],
    ['clickhouse://db/o`tel', /no name of a table/],
    ['clickhouse://db/otel?tracs=x', /\?tracs is not known/],
    ['clickhouse:db', /expected clickhouse:\/\//],
    ['clickhouse:///otel', /expected clickhouse:\/\//],
    ['clickhouse://ann:s3cret@db:port', /expected clickhouse:\/\//],
  ])('%s: says what to type instead', (text, words) => {
    expect(() => addressOf(text, {})).toThrow(words)
    expect(() => addressOf(text, {})).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/s3cret/) }))
  })

  it('are told from paths', () => {
    expect(isClickHouse('clickhouse://db')).toBe(true)
    expect(isClickHouse('./clickhouse/rows.jsonl')).toBe(false)
  })
})

it('says where nobody answers', async () => {
  await expect(connect(addressOf('clickhouse://127.0.0.1:1/otel', {}))).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(/^clickhouse:\/\/default@127\.0\.0\.1:1\/otel does not answer: /),
  })
})

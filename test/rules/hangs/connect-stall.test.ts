import { describe, expect, it } from 'vitest'
import { rule as connectStall } from '../../../analyzers/hangs/connect-stall.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp, passed } from './kit.ts'

describe('connect-stall', () => {
  const reaching = (attributes: Record<string, string | number>, to?: number): Made[] => [
    { operation: 'GetObject', from: 10, ...(to && { to }), tries: [{ from: 20, ...(to && { to }), attributes }] },
  ]

  it('names the phase that an open request waits in', () => {
    const [finding] = findingsOf(givenUp(3000, reaching({ [R.waitingFor]: 'tls', [R.timeConnect]: 2 })), connectStall)
    expect(finding?.message).toMatch(/could not reach s3.us-east-1.amazonaws.com: the TLS handshake never ended/)
  })

  it('leaves a request alone that waits for its answer', () => {
    const waiting = reaching({ [R.waitingFor]: 'answer', [R.timeSocket]: 0.2, [R.timeConnect]: 2 })
    expect(findingsOf(givenUp(3000, waiting), connectStall)).toEqual([])
  })

  it('takes a stock span, which shows no tries, at the word of its SDK', () => {
    const said = (words: string) => {
      const call: Made = { operation: 'GetObject', from: 10, to: 90, error: ['SdkClientException', words], tries: [] }
      const run = new RunBuilder()
      run.tool('tool', 0, 100, [call])
      return findingsOf(run.outcome('tool', 0, 100, 'failed'), connectStall).map(({ subject }) => subject[1])
    }
    expect(said('Unable to execute HTTP request: data.s3.amazonaws.com: Name or service not known')).toEqual(['dns'])
    expect(said('Connect to data.s3.amazonaws.com:443 failed: connect timed out')).toEqual(['connect'])
    expect(said('Unable to load credentials from 169.254.170.2: Connection refused')).toEqual([])
  })

  it('takes the event loop’s share out', () => {
    const slow = reaching({ [R.timeTls]: 2500, [R.timeFirstByte]: 2600, [R.eventLoopDelay]: 2400 }, 2700)
    expect(findingsOf(passed(2800, slow), connectStall)).toEqual([])
  })

  it('knows names that do not resolve, and is mild where the tool passed', () => {
    const gone: Made[] = [
      {
        operation: 'GET',
        from: 1,
        to: 5,
        http: { host: 'sidecar', path: '/' },
        error: ['ENOTFOUND', 'getaddrinfo ENOTFOUND sidecar'],
      },
    ]
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 10, gone)
    expect(findingsOf(run.outcome('tool', 0, 10, 'failed'), connectStall)).toMatchObject([{ severity: 'error' }])
    expect(findingsOf(passed(10, gone), connectStall)).toMatchObject([{ severity: 'info' }])
  })
})

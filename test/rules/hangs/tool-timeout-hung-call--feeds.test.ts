import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { at, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, loud } from '../across/kit.ts'

describe('outside any request', () => {
  const background = (attributes: Made['attributes'], status?: number) => {
    const run = new RunBuilder().coverage({ to: at(9000), ended: false })
    const http = { host: 'peer.example', path: '/v1/watch', ...(status && { status }) }
    run.call('f'.repeat(32), undefined, { operation: 'GET', from: 0, http, ...(attributes && { attributes }) })
    return run
  }
  const served = (run: RunBuilder) =>
    run.add((one) => one.tool('read', 5000, 5100, [{ ...assume, from: 5001, to: 5009 }]))

  it('a feed whose answer began stands by design, and so does a poll beside which others are served', () => {
    expect(loud(background({ [R.timeFirstByte]: 20, [R.waitingFor]: 'body', [R.body]: 'stalled' }, 200))).toEqual([])
    expect(loud(served(background({ [R.waitingFor]: 'answer' })))).toEqual([])
  })

  it('a call that a process hung on before it served anybody did hang', () => {
    expect(lead(background({ [R.waitingFor]: 'answer' }))).toBe('tool-timeout-hung-call')
  })
})

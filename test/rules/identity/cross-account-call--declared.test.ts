import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { judge, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, SESSION } from '../across/kit.ts'

describe('another account', () => {
  it('is meant where the configuration says so', () => {
    const PARTNER = 'arn:aws:iam::640172938455:role/Reader'
    const session = { [R.issuedSessionArn]: 'arn:aws:sts::640172938455:assumed-role/Reader/s' }
    const run = new RunBuilder().coverage()
    run.tool(
      'read',
      0,
      100,
      [
        { ...assume, role: PARTNER, attributes: session },
        { operation: 'GetObject', from: 20, to: 30, key: SESSION, bucket: 'theirs' },
      ],
      { [R.tokenRoleArn]: PARTNER, [R.tokenAccount]: '391827364550' },
    )
    expect(lead(run)).toBe('cross-account-call')
    expect(judge(run.records, rules, { expectedRole: PARTNER }).findings).toEqual([])
  })
})

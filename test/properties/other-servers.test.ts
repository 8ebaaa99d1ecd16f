/** Evidence of two servers given together: what one of them did says nothing about the other. */
import { expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'

const found = async (name: string) => {
  const report = await analyze([`test/properties/mixed/${name}`])
  return report.findings.map(({ ruleId, severity, toolCalls, causedBy }) =>
    [causedBy ? '<' : '', severity, ruleId, toolCalls.length].filter((part) => part !== '').join(' '),
  )
}

it('a session issued to one server is not there for another', async () => {
  expect(await found('skipped-beside-healthy')).toEqual(['error assume-role-skipped 2'])
})

it('who may assume a role the day before says nothing about who was refused', async () => {
  expect((await found('refused-a-day-later'))[0]).toBe('error assume-role-denied 1')
})

it('a refused AssumeRole is no call that the tool makes in its other runs', async () => {
  expect(await found('refused-twice')).toEqual(['error assume-role-denied 4'])
})

it('a cancel of another service with the same JSON-RPC id ends nobody’s wait', async () => {
  const report = await analyze(['test/properties/mixed/cancel-of-another-service.jsonl'])
  expect(report.toolCalls.map(({ tool, outcome, deadline }) => [tool, outcome, deadline])).toEqual([
    ['bucket_list', 'unknown', undefined],
  ])
})

it('one issuer’s keys are not reached because another’s are', async () => {
  expect(await found('two-issuers')).toEqual(['error idp-keys-unreachable 1'])
})

it('a server that renewed its session stands under no other server’s error', async () => {
  expect(await found('renewed-and-not.jsonl')).toEqual(['error session-expired 1', 'info session-expired 1'])
})

it('each tenant’s answer belongs to its own call, though their threads overlap', async () => {
  for (const name of ['csm-two-tenants.jsonl', 'csm-two-threads.jsonl']) {
    const report = await analyze([`test/properties/mixed/${name}`])
    const calls = report.toolCalls.flatMap((toolCall) => toolCall.calls)
    expect(calls).toHaveLength(2)
    for (const call of calls) expect(call).toMatchObject({ key: expect.any(String), requestId: expect.any(String) })
    if (name === 'csm-two-tenants.jsonl')
      expect(calls.map(({ key, outcome }) => [key, outcome])).toEqual([
        ['ASIA-aaaaaaaaaaaa-AAAA', 'ok'],
        ['ASIA-bbbbbbbbbbbb-BBBB', 'error'],
      ])
  }
})

/** Servers of the standard library alone: a role that is passed over is told where requests are watched, and left open where they are not. */
import { expect, test } from 'vitest'
import { allow, READER, SERVER, trusts, world } from '../../../samples/incidents/world.mjs'
import { temporary } from '../hook/python.ts'
import { play } from './play.ts'

const data = { name: 'data', account: '391827364550', objects: { a: 'the answer' } }
const played = (shape: string, more: Record<string, string> = {}) =>
  play(
    {
      environment: 'servers',
      command: ['python', 'standard_library.py'],
      listens: true,
      as: SERVER,
      world: world({
        buckets: [data],
        users: [{ arn: SERVER, policy: allow('*') }],
        roles: [{ arn: READER, trust: trusts(SERVER), policy: allow('s3:*') }],
      }),
      variables: () => ({ SHAPE: shape, ...more }),
      ask: ({ get }) => get('/read', { sub: 'alice', role: READER }),
      until: (spans) =>
        spans.some(({ name, end }) => name === (shape === 'http' ? 'GET /read' : 'S3.GetObject') && end !== undefined),
    },
    temporary(),
  )

test('http.server: the role of the token is passed over', async () => {
  const { report } = await played('http')
  const lead = report.findings.find(({ fingerprint }) => fingerprint === report.summary.rootCauses[0])
  expect(lead).toMatchObject({ ruleId: 'assume-role-skipped', severity: 'error' })
  expect(lead!.message).toContain(READER)
  expect(lead!.message).toContain('GET /read')
})

test('http.server: the role of the token is assumed', async () => {
  const { report } = await played('http', { FOLLOWS: '1' })
  expect(report.summary).toMatchObject({ verdict: 'clean', doubts: [] })
})

test.each(['sockets', 'streams'])(
  '%s in its own hand: who asked is not known, and nobody is cleared',
  async (shape) => {
    for (const more of [{}, { FOLLOWS: '1' }]) {
      const { report } = await played(shape, more)
      expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
      expect(report.summary).toMatchObject({ verdict: 'unknown', doubts: [{ kind: 'callers-unseen' }] })
      expect(report.summary.doubts[0]!.says).toMatch(/ port \d+, which is not watched/)
    }
  },
)

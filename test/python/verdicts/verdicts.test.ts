/** Python servers in many shapes: what went wrong is named first, with who signed; where all is well, nothing is. */
import { expect, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../../src/model/attributes.ts'
import { temporary } from '../hook/python.ts'
import { besides } from './besides.ts'
import { cases } from './cases.ts'
import { hidden } from './hidden.ts'
import { invocations } from './invocations.ts'
import { leavings } from './leaving.ts'
import { play } from './play.ts'
import { providers } from './providers.ts'
import { queues } from './queues.ts'
import { turns } from './turns.ts'

test.each(
  Object.entries({ ...cases, ...providers, ...hidden, ...besides, ...leavings, ...invocations, ...queues, ...turns }),
)('%s', async (_, one) => {
  const { report, spans, output, secrets, text } = await play(one, temporary())
  const findings = report.findings.filter((finding) => finding.severity !== 'info')
  const lead = findings.find(({ fingerprint }) => fingerprint === report.summary.rootCauses[0])
  expect(lead?.ruleId ?? null, `${findings.map(({ message }) => message).join('\n')}\n${output}`).toBe(one.leads)
  for (const words of one.says ?? []) expect(lead!.message).toContain(words)
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining([...(one.follows ?? [])]))
  if (one.leads === null) expect(findings).toEqual([])
  // Requests to S3: an open call's identity stands on its attempt, and STS is asked at the root.
  const s3 = spans.filter(({ at }) => at[ROLECALL.key] && String(at[SEMCONV.urlPath] ?? '/') !== '/')
  const signers = s3.map(({ at }) => String(at[ROLECALL.roleArn] ?? at[ROLECALL.source]))
  expect([...new Set(signers)].sort()).toEqual([...(one.signedBy ?? [])].sort())
  expect(secrets.filter((secret) => secret.length > 15 && text.includes(secret))).toEqual([])
})

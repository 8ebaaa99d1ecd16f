/** quilt-mcp under `rolecall run -- quilt-mcp`: what went wrong is named first, with the identity that signed. */
import { describe, expect, test } from 'vitest'
import { analyze } from '../../../src/engine/analyze.ts'
import { temporary } from '../hook/python.ts'
import { playQuilt } from './play.ts'
import { OTHER, READER, SERVER, type Situation, situations } from './situations.ts'

interface Told {
  /** Rules of the root causes, the leading one first. */
  roots: string[]
  /** Words of the leading finding. `KEY` is the server's own key, as it is shown. */
  leads?: string[]
  /** Other findings above info, and words of theirs. */
  besides?: Record<string, string[]>
  /** What `rolecall run` says by itself when the server is over: the verdict, and who the calls were made as. */
  says: string
  ranAs: string
}

const session = 'assumed-role/DataReader/mcp-server-'
const own = 'user/mcp-server'

const TOLD: Record<keyof typeof situations, Told> = {
  healthy: { roots: [], says: 'Nothing found', ranAs: session },
  'no base credentials': {
    roots: ['no-credentials'],
    leads: [`AssumeRole of ${READER} was never sent`],
    says: 'The server has no credentials of its own',
    ranAs: 'nobody',
  },
  'no base credentials, and the probes add up': {
    roots: ['no-credentials'],
    leads: ['no credentials of its own'],
    besides: { 'imds-unreachable': ['10 probes, 10 in vain'] },
    says: 'The server has no credentials of its own',
    ranAs: 'nobody',
  },
  'role refused': {
    roots: ['assume-role-denied'],
    leads: [`STS refused AssumeRole of ${READER} to ${SERVER}`],
    says: 'STS refused AssumeRole',
    ranAs: own,
  },
  'role claim ignored': {
    roots: ['assume-role-skipped', 'presigned-by-own-key'],
    leads: [READER, 'worked as KEY (from environment variables)'],
    besides: { 'presigned-by-own-key': ['signed by KEY'] },
    says: '2 of 2 tool calls: AssumeRole was never called',
    ranAs: 'KEY',
  },
  'second token missing': {
    roots: ['error-hidden-in-result'],
    leads: ['search_catalog', 'No quilt3 session configured', 'it made no outbound call'],
    says: 'search_catalog answered with an error inside a successful result',
    ranAs: session,
  },
  'denial storm': {
    roots: ['denied-call-storm'],
    leads: ['12 of them denied, none of which hangs'],
    besides: { 'access-denied': ['s3:ListBucket', 'KEY', SERVER] },
    says: 'discover_permissions ran into its deadline through the sum of 13 calls',
    ranAs: own,
  },
  'one hung call': {
    roots: ['tool-timeout-hung-call'],
    leads: ['bucket_object_text', 'S3 GetObject (bucket acme-genomics) hung'],
    says: 'bucket_object_text had no answer after',
    ranAs: session,
  },
  'session that keeps the first caller': {
    roots: ['role-cache-collision'],
    leads: ['A request of eve ran under the session issued for jane', READER, OTHER],
    says: '1 of 2 tool calls ran as assumed-role/DataReader',
    ranAs: session,
  },
}

describe.each(Object.entries(situations) as [keyof typeof situations, Situation][])('%s', (name, situation) => {
  test('is named first, with who signed', async () => {
    const played = await playQuilt(situation, temporary())
    const report = await analyze([played.recorded], {})
    const findings = report.findings.filter((finding) => finding.severity !== 'info')
    const shown = (text: string) => (played.baseKey ? text.replaceAll(`AKIA…${played.baseKey.slice(-4)}`, 'KEY') : text)
    const { roots, leads = [], besides = {}, says, ranAs } = TOLD[name]
    const rootCauses = report.summary.rootCauses.map((root) => findings.find((one) => one.fingerprint === root)!)
    expect(rootCauses.map(({ ruleId }) => ruleId)).toEqual(roots)
    for (const words of leads) expect(shown(rootCauses[0]!.message)).toContain(words)
    for (const [rule, all] of Object.entries(besides)) {
      const message = findings.find(({ ruleId }) => ruleId === rule)?.message ?? ''
      for (const words of all) expect(shown(message)).toContain(words)
    }
    expect(/^[✓✗?] (.+)/m.exec(played.said)?.[1]).toContain(says)
    expect(shown(/ran as +(.+)/.exec(played.said)?.[1] ?? '')).toContain(ranAs)
  })
})

/** What every fix must be, over every finding of every recorded run: no harm, and nothing for another language. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { languageOf } from '../../src/facts/language.ts'
import { analyze } from '../../src/index.ts'
import type { Call } from '../../src/model/call.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { grantees } from './grantees.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const folders = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const runs = [
  ...folders('samples/incidents')
    .filter((name) => name !== 'servers')
    .flatMap((name) => ['preload', 'stock', 'logs'].map((level) => `samples/incidents/${name}/${level}`)),
  ...['healthy', 'no-base-credentials', 'placeholder-role', 'second-token-missing'].map(
    (name) => `samples/${name}/inputs`,
  ),
  ...readdirSync(join(ROOT, 'test/samples/advice')).map((file) => `test/samples/advice/${file}`),
]

interface Given {
  rule: string
  c: Case
  draft: Draft
}

/** Every draft, with the case that it was made of. */
async function drafts(path: string): Promise<Given[]> {
  const given: Given[] = []
  const spying = rules.map(
    (rule): Rule => ({
      ...rule,
      *check(c) {
        for (const draft of rule.check(c)) {
          if (!('inconclusive' in draft)) given.push({ rule: rule.id, c, draft })
          yield draft
        }
      },
    }),
  )
  await analyze([join(ROOT, path)], { rules: spying })
  return given
}

const all = Promise.all(runs.map(drafts)).then((found) => found.flat())

/** Options and names of one language's SDK or runtime. */
const NODE_ONLY =
  /node --|requestHandler|maxAttempts|AbortSignal|Promise\.all|from(TemporaryCredentials|TokenFile|InstanceMetadata)|setImmediate|S3Client|followRegionRedirects/
const PYTHON_ONLY = /boto3|botocore|Config\(|anyio|ThreadPool/

const ambient = (call: Call) =>
  call.signedBy?.source === 'env' ||
  call.signedBy?.source === 'instance' ||
  /:assumed-role\/[^/]+\/i-[0-9a-f]+$/.test(call.signedBy?.sessionArn ?? call.signedBy?.principal ?? '')

describe('a fix', () => {
  it('gives something at all, in some of these runs', async () => {
    const given = (await all).flatMap(({ draft }) => grantees(draft.fix))
    expect(given.length).toBeGreaterThan(10)
  })

  it('gives to no session, which has no policy', async () => {
    for (const { rule, draft } of await all)
      for (const arn of grantees(draft.fix)) expect(arn, `${rule}: ${draft.fix}`).not.toContain(':assumed-role/')
  })

  it('gives data to nobody but the role that is known to be meant', async () => {
    for (const { rule, c, draft } of await all) {
      const role = c.toolCall.expectedRole
      if (!role || /sts:/.test(draft.fix)) continue
      for (const arn of grantees(draft.fix)) expect(arn, `${rule}: ${draft.fix}`).toBe(role)
    }
  })

  it('gives nothing to an ambient identity where the environment announces another', async () => {
    for (const { rule, c, draft } of await all) {
      const set = c.ledger.environment(c.toolCall.process)?.variables ?? []
      const announced = set.includes('AWS_ROLE_ARN') || set.includes('AWS_WEB_IDENTITY_TOKEN_FILE')
      if (announced && c.calls.some(ambient)) expect(grantees(draft.fix), `${rule}: ${draft.fix}`).toEqual([])
    }
  })

  it('never gives to what a whole node shares', async () => {
    for (const { rule, draft } of await all)
      for (const arn of grantees(draft.fix))
        expect(arn, `${rule}: ${draft.fix}`).not.toMatch(/node-?(role|group|instance)|ExecutionRole/i)
  })

  it('speaks the language of its process', async () => {
    const tongues = { nodejs: NODE_ONLY, python: PYTHON_ONLY }
    for (const { rule, c, draft } of await all) {
      const language = languageOf(c)
      if (!language) continue
      for (const [other, words] of Object.entries(tongues))
        if (other !== language) expect(draft.fix, `${rule}, ${language}`).not.toMatch(words)
    }
  })

  it.each([
    ['java-node.log', /sts' service module/],
    ['go-instance.log', /policy of arn:aws:iam::270966104483:role\/RenderFarm/],
    ['python-node-assume.log', /a role of its own/],
    ['self.log', /already a session/],
    ['untrusted-instance.log', /role-name ingest-node/],
    ['cloudtrail-node.json', /a role of its own|orders/],
  ])('for %s says %s', async (file, says) => {
    const given = await drafts(`test/samples/advice/${file}`)
    expect(given.map(({ draft }) => `${draft.fix} ${draft.observed}`).join('\n')).toMatch(says)
  })
})

it('widens nobody where the server itself said that it went on with other credentials', async () => {
  const { findings } = await analyze([join(ROOT, 'test/samples/advice/task-role-for-profile.log')])
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['access-denied'])
  expect(findings[0]!.fix).toMatch(/^Mend the identity first, .*not arn:aws:iam::391827364550:role\/Tenant/)
})

/** What holds of every report, on runs made up of nothing recorded. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { analyze } from '../../src/index.ts'
import { roleOf, sameRole } from '../../src/model/aws.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import type { Case } from '../../src/model/tool-call.ts'
import { contradictionsIn } from '../samples/contradictions.ts'
import { lacksOf } from '../samples/first-screen.ts'
import { grantees } from '../samples/grantees.ts'
import { makeUpRun } from './made-up-run.ts'
import { differencesOf } from './same-report.ts'

const SEEDS = Array.from({ length: 80 }, (_, i) => i + 1)

let parent: string
const folderOf = (seed: number) => join(parent, String(seed))
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'rolecall-made-up-'))
  for (const seed of SEEDS) makeUpRun(seed, folderOf(seed))
})
afterAll(() => rmSync(parent, { recursive: true }))

it('no report contradicts itself, and the first screen of each says what matters', async () => {
  const wrong: string[] = []
  for (const seed of SEEDS) {
    const report = await analyze([folderOf(seed)])
    for (const one of [...lacksOf(report), ...contradictionsIn(report)]) wrong.push(`seed ${seed}: ${one}`)
    const text = JSON.stringify(report)
    for (const odd of [/"19(?:69|70)-/, /\bundefined\b/, /\[object /, /\bNaN\b/])
      if (odd.test(text)) wrong.push(`seed ${seed}: ${odd.exec(text)}`)
  }
  expect(wrong.join('\n\n')).toBe('')
}, 300_000)

it('order, cut, compression, copies and place change none', async () => {
  const differences: string[] = []
  for (const seed of SEEDS.filter((seed) => seed % 8 === 0)) differences.push(...(await differencesOf(folderOf(seed))))
  expect(differences).toEqual([])
}, 300_000)

/** What the made-up hosts give to whatever runs there. */
const OF_HOSTS = /role\/(orders-host|eks-node-role|ecsTaskExecutionRole)$/
const ANNOUNCING = ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_PROFILE']

/** Who else is known to be meant, whether by this request, by another of the same process, or by what surrounds it. */
function othersMeant({ toolCall, ledger, calls }: Case, holder: string, { fix }: Draft): string[] {
  const processes = new Set([toolCall.process, ...calls.map(({ process }) => process)])
  const announced = [...processes].flatMap((process) =>
    (ledger.environment(process)?.variables ?? []).filter((name) => ANNOUNCING.includes(name)),
  )
  // Whoever is to be trusted by a role is none of its sessions.
  if (/sts:(AssumeRole|TagSession)/.test(fix)) return announced
  const roles = [
    ...ledger.toolCalls.flatMap((one) => (processes.has(one.process) ? (one.expectedRole ?? []) : [])),
    ...ledger.assumeRoleCalls.flatMap((one) => (processes.has(one.process) ? (one.roleArn ?? []) : [])),
  ]
  return [...announced, ...roles.filter((role) => !sameRole(role, holder))]
}

it('no fix gives anything to what the host, the container or the environment lends while another is known to be meant', async () => {
  const harm: string[] = []
  let given = 0
  for (const seed of SEEDS) {
    const spying = rules.map(
      (rule): Rule => ({
        ...rule,
        *check(c) {
          for (const draft of rule.check(c)) {
            yield draft
            if ('inconclusive' in draft) continue
            for (const holder of grantees(draft.fix)) {
              given++
              const blamed = c.calls.filter(({ evidence }) => draft.evidence.some((one) => one.line === evidence.line))
              const isLent =
                OF_HOSTS.test(holder) ||
                (blamed.length > 0 &&
                  blamed.every(({ signedBy }) => /^(env|instance|container)$/.test(signedBy?.source ?? '')))
              const meant = isLent ? othersMeant(c, holder, draft) : []
              if (meant.length) harm.push(`seed ${seed}: ${rule.id} to ${holder}, not ${meant}: ${draft.fix}`)
              if (roleOf(holder)?.name.match(/node|Execution/)) harm.push(`seed ${seed}: ${rule.id} to ${holder}`)
            }
          }
        },
      }),
    )
    await analyze([folderOf(seed)], { rules: spying })
  }
  expect(given).toBeGreaterThan(20)
  expect(harm.join('\n\n')).toBe('')
}, 300_000)

/** What a configuration may hold, and what is wrong with one that holds something else. */
import { z } from 'zod'
import { rules } from '../../analyzers/index.ts'
import { didYouMean } from '../model/nearest.ts'
import { isRoleArn, SAMPLE_ROLE } from './config.ts'

const date = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
    'expected a date as 2026-12-31',
  )
const milliseconds = z.number().positive()
const severity = z.enum(['error', 'warning', 'info'])
const roleArn = z.string().refine(isRoleArn, `expected the ARN of a role, as ${SAMPLE_ROLE}`)
const RULE_IDS = rules.map((rule) => rule.id)
const ruleId = z.string().refine((id) => RULE_IDS.includes(id), 'there is no such rule: `rolecall rules` lists them')

const expectation = z.strictObject({
  role: roleArn,
  tool: z.string().optional(),
  test: z.string().optional(),
  tenant: z.string().optional(),
})

const suppression = z
  .strictObject({
    rule: ruleId.optional(),
    fingerprint: z.string().optional(),
    tool: z.string().optional(),
    /** Text that one of the finding's subjects holds. */
    subject: z.string().optional(),
    reason: z.string().min(3, 'say why'),
    expires: date.optional(),
  })
  .refine(
    (one) => one.rule ?? one.fingerprint ?? one.tool ?? one.subject,
    'names no rule, fingerprint, tool or subject',
  )

const schema = z.strictObject({
  /** Of JSON files: what editors check them by. */
  $schema: z.string().optional(),
  /** Where to look when the command names no path. */
  paths: z.array(z.string()).optional(),
  /** ARN of the role that every tool call should run as. */
  expectedRole: roleArn.optional(),
  /** The same by tool, test case or tenant (the token's sub, iss or aud); `*` stands for anything, the first that fits counts. */
  expectedRoles: z.array(expectation).optional(),
  /** ms, by tool. */
  toolTimeouts: z.record(z.string(), milliseconds).optional(),
  /** Tool, by the name of the test case. */
  toolMapping: z.record(z.string(), z.string()).optional(),
  /** `off`, or another severity, by rule. */
  rules: z.partialRecord(ruleId, z.enum(['off', ...severity.options])).optional(),
  failOn: z.enum(['error', 'warning', 'none']).optional(),
  minConfidence: z.enum(['high', 'medium', 'low']).optional(),
  /** File that `--update-baseline` writes. */
  baseline: z.string().optional(),
  suppressions: z.array(suppression).optional(),
})

/** The schema of JSON configurations, for editors: `docs/config.schema.json`. Without the rules' ids: a new rule edits no file. */
export function configSchema(): object {
  return z.toJSONSchema(schema, { io: 'input' })
}

/** What a configuration file may hold. */
export type Config = z.input<typeof schema>

/** One line for each thing that is wrong; none where it can be used. */
export function problemsOf(value: unknown): string[] {
  const result = schema.safeParse(value)
  if (result.success) return []
  return result.error.issues.map((issue) => `  ${issue.path.join('.') || '(all of it)'}: ${said(issue, value)}`)
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(schema.shape),
  expectedRoles: Object.keys(expectation.shape),
  suppressions: Object.keys(suppression.shape),
}

/** What is wrong, with the word that was probably meant. */
function said(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const known = FIELDS[String(issue.path[0] ?? '')] ?? []
    return issue.keys.map((key) => `there is no field "${key}".${didYouMean(key, known)}`).join(' ')
  }
  const last = issue.path.at(-1)
  if (issue.code === 'invalid_key') return `there is no rule "${String(last)}".${didYouMean(String(last), RULE_IDS)}`
  if (last !== 'rule') return issue.message
  const rule = issue.path.reduce<unknown>((at, name) => (at as Record<PropertyKey, unknown>)?.[name], value)
  return `${issue.message}.${typeof rule === 'string' ? didYouMean(rule, RULE_IDS) : ''}`
}

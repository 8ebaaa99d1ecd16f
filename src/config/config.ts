/**
 * `rolecall.config.{js,mjs,cjs,ts,mts,json}`, `.rolecallrc.json`, or the key `rolecall` of package.json: what the evidence cannot
 * say by itself. A declaration turns a guess into a fact.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lilconfig } from 'lilconfig'
import { z } from 'zod'
import { rules } from '../../analyzers/index.ts'
import { roleOf } from '../model/aws.ts'
import { didYouMean } from '../model/nearest.ts'

/** How a role's ARN looks. */
export const SAMPLE_ROLE = 'arn:aws:iam::391827364550:role/DataReader'

export function isRoleArn(text: string): boolean {
  return roleOf(text) !== undefined && text.includes(':role/')
}

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

/** A configuration that cannot be used: says where and what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * @param file the configuration file; without one it is searched from the folder upwards to the root of its repository,
 *   for one of JavaScript is run: what lies further up may be anybody's. `false`: none
 */
export async function loadConfig(
  file?: string | false,
  from = process.cwd(),
): Promise<{ config: Config; file?: string }> {
  if (file === false) return { config: {} }
  const search = lilconfig('rolecall', {
    searchPlaces: [
      'rolecall.config.js',
      'rolecall.config.mjs',
      'rolecall.config.cjs',
      'rolecall.config.ts',
      'rolecall.config.mts',
      'rolecall.config.json',
      '.rolecallrc.json',
      'package.json',
    ],
    loaders: { '.ts': importTypeScript, '.mts': importTypeScript, '.json': parseJson },
    stopDir: repositoryRoot(from) ?? from,
  })
  let found: Awaited<ReturnType<typeof search.search>>
  try {
    found = file === undefined ? await search.search(from) : await search.load(file)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`Cannot read ${file ?? 'the configuration'}: ${(error as Error).message}`)
  }
  if (!found || found.isEmpty) return { config: {} }
  return { config: validated(found.config, found.filepath), file: found.filepath }
}

/** The nearest folder upwards that holds `.git` (a folder, or a file in worktrees). */
function repositoryRoot(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return undefined
  }
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${(error as Error).message}`)
  }
}

/** As Node does it by itself, since 22.18. */
async function importTypeScript(file: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_FILE_EXTENSION') throw error
    throw new Error(
      `Node ${process.versions.node} does not load TypeScript (22.18 and later do): name it rolecall.config.mjs`,
    )
  }
}

function validated(value: unknown, file: string): Config {
  const result = schema.safeParse(value)
  if (result.success) return value as Config
  const problems = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(all of it)'}: ${said(issue, value)}`,
  )
  throw new ConfigError(
    `${file} cannot be used:\n${problems.join('\n')}\ndocs/configuration.md tells what it may hold.`,
  )
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

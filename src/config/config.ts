/**
 * `rolecall.config.{js,mjs,cjs,ts,mts,json}`, `.rolecallrc.json`, or the key `rolecall` of package.json: what the evidence cannot
 * say by itself. A declaration turns a guess into a fact.
 */
import { pathToFileURL } from 'node:url'
import { lilconfig } from 'lilconfig'
import { z } from 'zod'
import { rules } from '../../analyzers/index.ts'

const date = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
    'expected a date as 2026-12-31',
  )
const milliseconds = z.number().positive()
const severity = z.enum(['error', 'warning', 'info'])
const roleArn = z.string().startsWith('arn:aws', 'expected the ARN of a role')
const ruleId = z
  .string()
  .refine((id) => rules.some((rule) => rule.id === id), 'there is no such rule: `rolecall rules` lists them')

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
  /** Where to look when the command names no path. */
  paths: z.array(z.string()).optional(),
  /** ARN of the role that every tool call should run as. */
  expectedRole: roleArn.optional(),
  /** The same by tool, test case or tenant (the token's sub, iss or aud); `*` stands for anything, the first that fits counts. */
  expectedRoles: z
    .array(
      z.strictObject({
        role: roleArn,
        tool: z.string().optional(),
        test: z.string().optional(),
        tenant: z.string().optional(),
      }),
    )
    .optional(),
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

/** What a configuration file may hold. */
export type Config = z.input<typeof schema>

/** A configuration that cannot be used: says where and what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** @param file the configuration file; without one it is searched from the folder upwards */
export async function loadConfig(file?: string, from = process.cwd()): Promise<{ config: Config; file?: string }> {
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
    loaders: { '.ts': importTypeScript, '.mts': importTypeScript },
  })
  let found: Awaited<ReturnType<typeof search.search>>
  try {
    found = file === undefined ? await search.search(from) : await search.load(file)
  } catch (error) {
    throw new ConfigError(`Cannot read ${file ?? 'the configuration'}: ${(error as Error).message}`)
  }
  if (!found || found.isEmpty) return { config: {} }
  return { config: validated(found.config, found.filepath), file: found.filepath }
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
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(all of it)'}: ${issue.message}`)
  throw new ConfigError(
    `${file} cannot be used:\n${problems.join('\n')}\ndocs/configuration.md tells what it may hold.`,
  )
}

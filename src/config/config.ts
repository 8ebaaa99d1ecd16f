/**
 * `rolecall.config.{js,mjs,cjs,ts,mts,json}`, `.rolecallrc.json`, or the key `rolecall` of package.json: what the evidence cannot
 * say by itself. A declaration turns a guess into a fact.
 */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lilconfig } from 'lilconfig'
import { roleOf } from '../model/aws.ts'
import { whyNot } from '../sources/input/locations.ts'
import type { Config } from './schema.ts'

export type { Config } from './schema.ts'

/** How a role's ARN looks. */
export const SAMPLE_ROLE = 'arn:aws:iam::391827364550:role/DataReader'

export function isRoleArn(text: string): boolean {
  return roleOf(text) !== undefined && text.includes(':role/')
}

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
  if (file === '') throw new ConfigError('--config needs a file, and --no-config takes none.')
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
    ignoreEmptySearchPlaces: false,
    stopDir: repositoryRoot(from) ?? from,
  })
  let found: Awaited<ReturnType<typeof search.search>>
  try {
    found = file === undefined ? await search.search(from) : await search.load(file)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const isUnknown = /No loader specified/.test((error as Error).message)
    throw new ConfigError(
      `Cannot read the configuration${file === undefined ? '' : ` ${file}`}: ${isUnknown ? 'its name must end in .json, .js, .mjs, .cjs, .ts or .mts' : whyNot(error)}. \`rolecall init\` writes one; --no-config does without.`,
    )
  }
  if (!found) return { config: {} }
  if (found.isEmpty)
    throw new ConfigError(
      `${found.filepath} is empty. \`rolecall init\` writes one, where there is none; --no-config does without.`,
    )
  // Loading the schema takes longer than most runs without a configuration do.
  const { problemsOf } = await import('./schema.ts')
  const problems = problemsOf(found.config)
  if (problems.length > 0)
    throw new ConfigError(
      `${found.filepath} cannot be used:\n${problems.join('\n')}\ndocs/configuration.md tells what it may hold.`,
    )
  return { config: found.config as Config, file: found.filepath }
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
    throw new ConfigError(`${file} is not JSON: ${(error as Error).message}. Mend it, or do without: --no-config.`)
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

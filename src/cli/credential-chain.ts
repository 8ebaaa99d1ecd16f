/**
 * The AWS SDK's default chain, one provider after the other: what each answers, and how long it takes to
 * (https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html).
 */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { IdentitySource } from '../model/call.ts'
import type { AwsSdk } from './aws-sdk.ts'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration?: Date
}

export interface Answer {
  provider: string
  source: IdentitySource
  state: 'answered' | 'failed' | 'skipped'
  ms: number
  /** Why not, or nothing. */
  why?: string
  credentials?: Credentials
}

interface Provider {
  name: string
  source: IdentitySource
  /** Why it need not be asked. */
  skip(env: NodeJS.ProcessEnv): string | undefined
  ask(sdk: AwsSdk): () => Promise<Credentials>
}

const LONGEST_MS = 10_000
const profileOf = (env: NodeJS.ProcessEnv) => env.AWS_PROFILE || 'default'

const CHAIN: readonly Provider[] = [
  {
    name: 'environment variables',
    source: 'env',
    skip: (env) =>
      env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY
        ? undefined
        : env.AWS_ACCESS_KEY_ID
          ? 'AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not'
          : 'AWS_ACCESS_KEY_ID is not set',
    ask: ({ providers }) => providers.fromEnv(),
  },
  {
    name: 'single sign-on',
    source: 'sso',
    skip: noProfileFiles,
    ask: ({ providers }) => providers.fromSSO({ profile: profileOf(process.env) }),
  },
  {
    name: 'profile',
    source: 'profile',
    skip: noProfileFiles,
    ask: ({ providers }) => providers.fromIni({ profile: profileOf(process.env) }),
  },
  {
    name: 'credential process',
    source: 'process',
    skip: noProfileFiles,
    ask: ({ providers }) => providers.fromProcess({ profile: profileOf(process.env) }),
  },
  {
    name: 'web identity token',
    source: 'web_identity',
    skip: (env) =>
      env.AWS_WEB_IDENTITY_TOKEN_FILE
        ? existsSync(env.AWS_WEB_IDENTITY_TOKEN_FILE)
          ? undefined
          : 'AWS_WEB_IDENTITY_TOKEN_FILE names a file that is not there'
        : 'AWS_WEB_IDENTITY_TOKEN_FILE is not set',
    ask: ({ providers }) => providers.fromTokenFile(),
  },
  {
    name: 'container metadata',
    source: 'container',
    skip: (env) =>
      env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI
        ? undefined
        : 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI and …_FULL_URI are not set',
    ask: ({ providers }) => providers.fromHttp(),
  },
  {
    name: 'instance metadata',
    source: 'instance',
    skip: (env) =>
      env.AWS_EC2_METADATA_DISABLED && env.AWS_EC2_METADATA_DISABLED !== 'false'
        ? 'AWS_EC2_METADATA_DISABLED is set'
        : undefined,
    ask: ({ providers }) => providers.fromInstanceMetadata({ timeout: 1000, maxRetries: 0 }),
  },
]

function noProfileFiles(env: NodeJS.ProcessEnv): string | undefined {
  const files = [
    env.AWS_SHARED_CREDENTIALS_FILE || join(homedir(), '.aws', 'credentials'),
    env.AWS_CONFIG_FILE || join(homedir(), '.aws', 'config'),
  ]
  return files.some((file) => existsSync(file)) ? undefined : `neither ${files.join(' nor ')} is there`
}

/** Asks every provider, also behind the first that answers: what would come next is half of the answer. */
export async function* askChain(sdk: AwsSdk): AsyncGenerator<Answer> {
  for (const { name: provider, source, skip, ask } of CHAIN) {
    const why = skip(process.env)
    if (why !== undefined) {
      yield { provider, source, state: 'skipped', ms: 0, why }
      continue
    }
    const start = performance.now()
    try {
      const credentials = await withLimit(ask(sdk)())
      yield { provider, source, state: 'answered', ms: performance.now() - start, credentials }
    } catch (error) {
      yield { provider, source, state: 'failed', ms: performance.now() - start, why: (error as Error).message }
    }
  }
}

async function withLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LONGEST_MS / 1000} s`)), LONGEST_MS)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

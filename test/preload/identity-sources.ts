/** An AWS for the matrix, and for each identity source what a process needs to use it and what must be recorded of it. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { startAws } from '../../samples/aws-stand-in/index.mjs'

const ACCOUNT = '391827364550'
const USER = `arn:aws:iam::${ACCOUNT}:user/ci`
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Reader`
const ISSUER = 'https://issuer.test'
export const OBJECT = 'the answer to everything'

const anything = { Effect: 'Allow' as const, Action: '*', Resource: '*' }

export interface Expected {
  source: string
  kind: 'AKIA' | 'ASIA' | 'none'
  /** The role whose session signs. */
  role?: string
}

export type Source =
  | 'code'
  | 'env'
  | 'profile'
  | 'profile-role'
  | 'sso'
  | 'process'
  | 'web-identity'
  | 'temporary'
  | 'container'
  | 'instance'
  | 'vendor'
  | 'unsigned'
  | 'presigned'

export const SOURCES: Readonly<Record<Source, Expected>> = {
  code: { source: 'code', kind: 'AKIA' },
  env: { source: 'env', kind: 'AKIA' },
  profile: { source: 'profile', kind: 'AKIA' },
  'profile-role': { source: 'assumed_role', kind: 'ASIA', role: ROLE },
  sso: { source: 'sso', kind: 'ASIA' },
  process: { source: 'process', kind: 'AKIA' },
  'web-identity': { source: 'web_identity', kind: 'ASIA', role: ROLE },
  temporary: { source: 'assumed_role', kind: 'ASIA', role: ROLE },
  container: { source: 'container', kind: 'ASIA' },
  instance: { source: 'instance', kind: 'ASIA' },
  vendor: { source: 'elsewhere', kind: 'ASIA' },
  unsigned: { source: 'none', kind: 'none' },
  presigned: { source: 'unknown', kind: 'AKIA' },
}

export type Fault = 'ok' | 'deny' | 'throttle' | 'reset' | 'slow' | 'stall' | 'hang'
export const FAULTS: readonly Fault[] = ['ok', 'deny', 'throttle', 'reset', 'slow', 'stall', 'hang']

/** Starts the AWS; objects under `<fault>/` suffer that fault. */
export async function startWorld(folder: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256' }
  const trust = {
    Statement: [
      { Effect: 'Allow' as const, Action: 'sts:AssumeRole', Principal: { AWS: USER } },
      {
        Effect: 'Allow' as const,
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/issuer.test` },
      },
    ],
  }
  const aws = await startAws({
    users: [{ arn: USER, policy: { Statement: [anything] } }],
    roles: [{ arn: ROLE, trust, policy: { Statement: [anything] } }],
    buckets: [
      {
        name: 'data',
        account: ACCOUNT,
        objects: Object.fromEntries(FAULTS.map((fault) => [`${fault}/object`, OBJECT])),
      },
    ],
    oidcProviders: [{ issuer: ISSUER, account: ACCOUNT, jwk }],
    metadata: { mode: 'role', role: ROLE },
    faults: [
      { kind: 'deny', key: 'deny/' },
      { kind: 'throttle', key: 'throttle/', times: 1 },
      { kind: 'reset', key: 'reset/', times: 1 },
      { kind: 'slow', key: 'slow/', ms: 400 },
      { kind: 'stall-body', key: 'stall/' },
      { kind: 'hang', key: 'hang/' },
    ],
  })
  const keys = aws.keysOf(USER)
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(ISSUER)
    .setSubject('pod')
    .setAudience('sts.amazonaws.com')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
  const issuer = await startIssuer(aws.endpoint, keys)
  const home = join(folder, 'home')
  mkdirSync(join(home, '.aws/sso/cache'), { recursive: true })
  writeFileSync(join(home, 'token'), token)
  const start = 'https://start.test/start'
  writeFileSync(
    join(home, '.aws/sso/cache', `${createHash('sha1').update(start).digest('hex')}.json`),
    JSON.stringify({
      accessToken: 'sso-access-token-canary',
      expiresAt: '2099-01-01T00:00:00Z',
      region: 'us-east-1',
      startUrl: start,
    }),
  )
  writeFileSync(
    join(home, '.aws/credentials'),
    `[base]\naws_access_key_id=${keys.accessKeyId}\naws_secret_access_key=${keys.secretAccessKey}\n`,
  )
  const printed = JSON.stringify({ Version: 1, AccessKeyId: keys.accessKeyId, SecretAccessKey: keys.secretAccessKey })
  writeFileSync(join(home, 'print.json'), printed)
  writeFileSync(
    join(home, '.aws/config'),
    [
      '[profile role]',
      `role_arn=${ROLE}`,
      'source_profile=base',
      '[profile process]',
      `credential_process=cat ${join(home, 'print.json')}`,
      '[profile sso]',
      `sso_start_url=${start}`,
      'sso_region=us-east-1',
      `sso_account_id=${ACCOUNT}`,
      'sso_role_name=Reader',
      '',
    ].join('\n'),
  )
  const common = {
    HOME: home,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    WORK_KEYS: JSON.stringify(keys),
    WORK_ROLE: ROLE,
    WORK_VENDOR: `${issuer.url}/vendor`,
  }
  const own: Partial<Record<Source, NodeJS.ProcessEnv>> = {
    env: { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey },
    profile: { AWS_PROFILE: 'base' },
    'profile-role': { AWS_PROFILE: 'role' },
    process: { AWS_PROFILE: 'process' },
    sso: { AWS_PROFILE: 'sso', AWS_ENDPOINT_URL_SSO: issuer.url },
    'web-identity': { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token') },
    container: { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.metadataEndpoint}/v2/credentials/task` },
    instance: { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: aws.metadataEndpoint },
  }
  return {
    aws,
    accessKeyId: keys.accessKeyId,
    /** Everything that must be found in no written file. */
    secrets: () => [...aws.secrets(), token, 'sso-access-token-canary', ...issuer.secrets],
    environment: (source: Source): NodeJS.ProcessEnv => ({ ...common, ...own[source], WORK_SOURCE: source }),
    async close() {
      issuer.close()
      await aws.close()
    },
  }
}

/** Two issuers that are not STS: an SSO portal and a vendor's own endpoint. */
async function startIssuer(endpoint: string, credentials: { accessKeyId: string; secretAccessKey: string }) {
  const sts = new STSClient({ region: 'us-east-1', endpoint, credentials })
  const secrets: string[] = []
  const server = createServer(async (request, response) => {
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'issuer' }))
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials!
    secrets.push(SecretAccessKey!, SessionToken!)
    const keys = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration!.getTime(),
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url === '/vendor' ? keys : { roleCredentials: keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets,
    close() {
      sts.destroy()
      server.closeAllConnections()
      server.close()
    },
  }
}

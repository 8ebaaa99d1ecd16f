/** A console script whose credentials come from each provider of the chain, with what goes wrong there and the healthy twin. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NODE, READER, SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'
import type { Aws } from './play.ts'

const data = { name: 'data', account: '391827364550', objects: { a: 'the answer', b: 'another' } }
const host = (mode: 'role' | 'untrusted') => world({ buckets: [data], metadata: { mode, role: NODE } })
const script = {
  environment: 'servers' as const,
  command: ['python', 'console.py', 'data'],
  world: world({ buckets: [data] }),
}

/** Of the profile that is taken where none is named. */
function config(folder: string, ...lines: string[]) {
  mkdirSync(join(folder, '.aws'), { recursive: true })
  writeFileSync(join(folder, '.aws/config'), ['[default]', 'region = us-east-1', ...lines, ''].join('\n'))
  return {}
}
const task = (aws: Aws) => ({
  AWS_CONTAINER_CREDENTIALS_FULL_URI: `${aws.metadataEndpoint}/v2/credentials/task`,
  AWS_EC2_METADATA_DISABLED: 'true',
})

export const providers: Record<string, Told> = {
  'credential_process, ends with an error': {
    ...script,
    variables: (_, folder) => config(folder, 'credential_process = /bin/sh -c "echo sealed >&2; exit 3"'),
    leads: 'no-credentials',
    says: ['S3 CreateClient was never sent'],
    signedBy: [],
  },
  'no region': {
    ...script,
    command: ['python', '-c', 'import os, boto3; del os.environ["AWS_DEFAULT_REGION"]; boto3.client("dynamodb")'],
    variables: () => ({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }),
    leads: 'no-region',
    says: ['no region'],
    signedBy: [],
  },
  'a profile that is nowhere': {
    ...script,
    variables: (_, folder) => ({ ...config(folder), AWS_PROFILE: 'prod-readr' }),
    leads: 'no-credentials',
    says: ['prod-readr'],
    signedBy: [],
  },
  credential_process: {
    ...script,
    variables(aws, folder) {
      const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = aws.keysOf(SERVER)
      writeFileSync(join(folder, 'keys.json'), JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey }))
      return config(folder, `credential_process = /bin/cat ${join(folder, 'keys.json')}`)
    },
    leads: null,
    signedBy: ['process'],
  },
  'web identity, no token file': {
    ...script,
    variables: (_, folder) => ({ AWS_ROLE_ARN: READER, AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token') }),
    leads: 'assume-role-failed',
    says: [READER, 'WebIdentityTokenUnreadable'],
    signedBy: [],
  },
  'instance, its role not for EC2': {
    ...script,
    world: host('untrusted'),
    leads: 'imds-role-not-assumable',
    says: ['eks-nodegroup-main'],
    signedBy: [],
  },
  instance: { ...script, world: host('role'), leads: null, signedBy: ['instance'] },
  'container, refused': {
    ...script,
    world: host('untrusted'),
    variables: task,
    leads: 'container-credentials-refused',
    says: ['S3 CreateClient was never sent'],
    signedBy: [],
  },
  container: { ...script, world: host('role'), variables: task, leads: null, signedBy: [NODE] },
}

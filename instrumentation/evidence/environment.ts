/** What of a process's environment bears on credentials: names and presence, never values. */
import { accessSync } from 'node:fs'

const VARIABLE =
  /^(AWS_|AMAZON_|ROLECALL_|OTEL_|NODE_(OPTIONS|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED)$|(HTTPS?|NO|ALL)_PROXY$)/i

export function credentialVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => VARIABLE.test(name) && env[name] !== '')
    .sort()
}

/** Credential-related files that exist, under the names people know them by. */
export function credentialFiles(env: NodeJS.ProcessEnv): string[] {
  const candidates: [name: string, path: string | undefined][] = [
    ['~/.aws/credentials', home('/.aws/credentials')],
    ['~/.aws/config', home('/.aws/config')],
    ['~/.aws/sso/cache', home('/.aws/sso/cache')],
    ['$AWS_SHARED_CREDENTIALS_FILE', env['AWS_SHARED_CREDENTIALS_FILE']],
    ['$AWS_CONFIG_FILE', env['AWS_CONFIG_FILE']],
    ['$AWS_WEB_IDENTITY_TOKEN_FILE', env['AWS_WEB_IDENTITY_TOKEN_FILE']],
    ['$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE']],
  ]
  return candidates.filter(([, path]) => path && exists(path)).map(([name]) => name)
}

function home(path: string): string | undefined {
  try {
    return (require('node:os') as typeof import('node:os')).homedir() + path
  } catch {
    return undefined
  }
}

function exists(path: string): boolean {
  try {
    accessSync(path)
    return true
  } catch {
    return false
  }
}

/** The signature, checked with the key that the server would use. */
import { existsSync, readFileSync } from 'node:fs'
import {
  type CryptoKey,
  compactVerify,
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  importJWK,
  importSPKI,
  importX509,
  type JWK,
  type KeyObject,
} from 'jose'
import { UserError } from './user-error.ts'

export type Signature = { state: 'good' | 'bad' | 'not checked'; why: string }

/**
 * @param key `env:NAME`, or a file with a PEM, a JWK, or the shared secret
 * @param jwks a file, or the address of a JWKS
 */
export async function verifySignature(
  token: string,
  header: Record<string, unknown>,
  { key, jwks }: { key?: string | undefined; jwks?: string | undefined },
): Promise<Signature> {
  if (!key && !jwks) return { state: 'not checked', why: 'give --key or --jwks to check it' }
  try {
    if (jwks) await compactVerify(token, await keySet(jwks))
    else await compactVerify(token, await readKey(key!, String(header['alg'])))
    return { state: 'good', why: `signed with ${String(header['alg'])}` }
  } catch (error) {
    if (error instanceof UserError) throw error
    return { state: 'bad', why: explain(error as Error, header) }
  }
}

function explain(error: Error, header: Record<string, unknown>): string {
  const alg = String(header['alg'])
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return `the signature does not match this key (${alg}): another key signed it, or it was changed`
  if (error instanceof errors.JWKSNoMatchingKey)
    return `no key of the set fits: the token wants kid ${JSON.stringify(header['kid'])}, alg ${alg}`
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof TypeError)
    return `the key does not fit alg ${alg}: ${error.message}`
  return error.message
}

async function keySet(from: string) {
  if (/^https?:/.test(from)) return createRemoteJWKSet(new URL(from), { timeoutDuration: 5000 })
  const value = parse(readText(from, '--jwks'), from)
  return createLocalJWKSet(value as unknown as { keys: JWK[] })
}

async function readKey(from: string, alg: string): Promise<CryptoKey | KeyObject | Uint8Array> {
  if (from.startsWith('env:')) {
    const value = process.env[from.slice(4)]
    if (!value) throw new UserError(`The variable ${from.slice(4)} is not set.`)
    return keyOf(value, alg)
  }
  return keyOf(readText(from, '--key'), alg)
}

async function keyOf(text: string, alg: string): Promise<CryptoKey | KeyObject | Uint8Array> {
  if (text.includes('BEGIN CERTIFICATE')) return importX509(text, alg)
  if (text.includes('BEGIN PUBLIC KEY')) {
    if (alg.startsWith('HS')) throw new TypeError('a public key cannot check a shared-secret signature')
    return importSPKI(text, alg)
  }
  if (text.trimStart().startsWith('{')) return importJWK(parse(text, '--key') as JWK, alg)
  return new TextEncoder().encode(text.replace(/\r?\n$/, ''))
}

function readText(file: string, option: string): string {
  if (!existsSync(file))
    throw new UserError(
      `${option} ${file.length > 80 ? '…' : file}: no such file. Give a file, or env:NAME, so that the key stays out of the shell's history.`,
    )
  return readFileSync(file, 'utf8')
}

function parse(text: string, name: string): object {
  try {
    return JSON.parse(text)
  } catch {
    throw new UserError(`${name} is no JSON.`)
  }
}

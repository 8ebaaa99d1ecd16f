/** The signature, checked with the key that the server would use. */
import { existsSync, readFileSync } from 'node:fs'
import {
  type CryptoKey,
  compactVerify,
  createLocalJWKSet,
  errors,
  importJWK,
  importSPKI,
  importX509,
  type JWK,
  type KeyObject,
} from 'jose'
import { shown } from './token-problems.ts'
import { UserError } from './user-error.ts'

/** `no key`: a check was asked for, and the key could not be had. */
export interface Signature {
  state: 'good' | 'bad' | 'not checked' | 'no key'
  why: string
}

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
    if (jwks) await verifyBySet(token, await keySet(jwks))
    else await compactVerify(token, await readKey(key!, shown(header['alg'])))
    return { state: 'good', why: `signed with ${shown(header['alg'])}` }
  } catch (error) {
    if (error instanceof UserError) throw error
    if (error instanceof NoKey) return { state: 'no key', why: error.message }
    return { state: 'bad', why: explain(error as Error, header) }
  }
}

class NoKey extends Error {}

/** A token that names no kid may be signed by any key of the set that its algorithm fits. */
async function verifyBySet(token: string, keys: JWKSet): Promise<void> {
  try {
    await compactVerify(token, keys)
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error
    for await (const one of error) {
      const fits = await compactVerify(token, one).then(
        () => true,
        () => false,
      )
      if (fits) return
    }
    throw new errors.JWSSignatureVerificationFailed()
  }
}

function explain(error: Error, header: Record<string, unknown>): string {
  const alg = shown(header['alg'])
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return `the signature does not match this key (${alg}): another key signed it, or it was changed`
  if (error instanceof errors.JWKSNoMatchingKey)
    return `no key of the set fits: the token wants kid ${JSON.stringify(header['kid'])}, alg ${alg}`
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof TypeError)
    return `the key does not fit alg ${alg}: ${error.message}`
  return error.message
}

type JWKSet = ReturnType<typeof createLocalJWKSet>

async function keySet(from: string): Promise<JWKSet> {
  const text = /^https?:/.test(from) ? await fetched(from) : readText(from, '--jwks')
  const value = parse(text, from)
  try {
    return createLocalJWKSet(value as unknown as { keys: JWK[] })
  } catch {
    throw new UserError(`${from} is no key set: expected {"keys": […]}, as an issuer's jwks_uri gives it.`)
  }
}

async function fetched(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    return await answer.text()
  } catch (error) {
    const { message, cause } = error as Error
    throw new NoKey(`${address} could not be fetched (${cause instanceof Error ? cause.message || message : message})`)
  }
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

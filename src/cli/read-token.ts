/** A JWT from argument, file or standard input, taken apart. The token itself is never printed. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { text as readAll } from 'node:stream/consumers'
import { whyNot } from '../sources/input/locations.ts'
import { UserError } from './user-error.ts'

export interface ReadToken {
  token: string
  header: Record<string, unknown>
  claims: Record<string, unknown>
  /** What had to be cleaned away before it could be read. */
  notes: string[]
}

/** Levels of objects and lists; a real token has three or four. */
const DEEPEST = 64

/** @param given a token, a file that holds one, or `-` for standard input */
export async function readToken(given: string): Promise<ReadToken> {
  if (isFolder(given))
    throw new UserError(`${given} is a folder. Give a file that holds the token, or the token itself.`)
  const raw = given === '-' ? await readAll(process.stdin) : isFile(given) ? readIt(given) : given
  const notes: string[] = []
  let token = raw.trim()
  const bare = token.replace(/^(authorization:\s*)?bearer\s+/i, '').replace(/^(["'])(.*)\1$/s, '$2')
  if (bare !== token)
    notes.push('Around it stood “Bearer” or quotes: a server that takes it as it was would refuse it.')
  const several = new Set(bare.split(/[\s"',]+/).filter((word) => /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(word))).size
  if (several > 1)
    throw new UserError(
      `Expected one token, and found ${several}. Give one of them: \`sed -n 1p tokens.txt | rolecall jwt\`.`,
    )
  if (/\s/.test(bare)) notes.push('It holds line breaks or blanks, which are not part of a token.')
  token = bare.replace(/\s+/g, '')
  const parts = token.split('.')
  // A file's name is never so long, and never begins like a token's header.
  if (raw === given && parts.length !== 3 && parts.length !== 5 && given.length < 300 && !given.startsWith('eyJ'))
    throw new UserError(
      `${given}: no such file, and no JWT either (three parts with dots between). Give a file that holds the token, the token itself, or - for standard input.`,
    )
  if (parts.length === 5)
    throw new UserError('This token is encrypted (five parts, JWE): only its recipient can read its claims.')
  if (token === '')
    throw new UserError(
      `${given === '-' ? 'Standard input' : given || 'The token'} is empty: expected a JWT, three parts with dots between. For example: rolecall jwt token.txt`,
    )
  if (parts.length !== 3)
    throw new UserError(
      `Expected a JWT, three parts with dots between, and found ${parts.length === 1 ? 'one part' : `${parts.length} parts`}. ` +
        'Give the token itself, a file that holds it, or - for standard input.',
    )
  return { token, header: part(parts[0]!, 'header'), claims: part(parts[1]!, 'payload'), notes }
}

function isFile(path: string): boolean {
  return path.length < 4096 && existsSync(path) && statSync(path).isFile()
}

function isFolder(path: string): boolean {
  return path.length < 4096 && existsSync(path) && statSync(path).isDirectory()
}

function readIt(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`Cannot read ${file}: ${whyNot(error)}.`)
  }
}

function part(text: string, name: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw new UserError(`The token's ${name} is no base64url-coded JSON: it was cut, or changed on its way.`)
  }
  if (!value || typeof value !== 'object' || Array.isArray(value))
    throw new UserError(`The token's ${name} is no JSON object.`)
  if (isDeeperThan(DEEPEST, value))
    throw new UserError(
      `The token's ${name} holds values within values, more than ${DEEPEST} deep: no server reads such a one.`,
    )
  return value as Record<string, unknown>
}

function isDeeperThan(levels: number, value: object): boolean {
  let level: object[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((one) => Object.values(one).filter((inner) => typeof inner === 'object' && inner !== null))
  }
  return false
}

/** `rolecall jwt`: what a token says, whether its signature holds, and what is wrong with it. */

import { pageOf } from '../reporters/page.ts'
import { orderless, printable } from '../reporters/printable.ts'
import type { Command } from './command.ts'
import { EXIT } from './exit-code.ts'
import { looksOf } from './output.ts'
import { readToken } from './read-token.ts'
import { iso, type Problem, problemsOf, shown } from './token-problems.ts'
import { verifySignature } from './verify-token.ts'

interface Arguments {
  token: string
  key: string | undefined
  jwks: string | undefined
  audience: string | undefined
  issuer: string | undefined
  claim: string | undefined
  json: boolean
}

export const jwtCommand: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('token', {
        type: 'string',
        default: '-',
        describe: 'The token, a file that holds it, or - for standard input',
      })
      .option('key', {
        type: 'string',
        requiresArg: true,
        describe: 'Key to check the signature: a file (PEM, JWK, secret) or env:NAME',
      })
      .option('jwks', {
        type: 'string',
        requiresArg: true,
        describe: 'JWKS to check the signature: a file or an address',
      })
      .option('audience', { type: 'string', requiresArg: true, describe: 'The aud that the server wants' })
      .option('issuer', { type: 'string', requiresArg: true, describe: 'The iss that the server wants' })
      .option('claim', { type: 'string', requiresArg: true, describe: 'The claim that the server reads the role from' })
      .option('json', { type: 'boolean', default: false, describe: 'As JSON' })
      .example('pbpaste | $0 jwt', 'from standard input: it stays out of the shell’s history')
      .example('$0 jwt token.txt --key env:JWT_SECRET --claim role', '')
      .epilogue('Exit codes: 0 nothing wrong · 1 something is · 2 wrong usage, no token, or no key to check it by'),
  async handler(args) {
    const { token, header, claims, notes } = await readToken(args.token)
    const signature = await verifySignature(token, header, args)
    const { claim, audience, issuer } = args
    const problems: Problem[] = [
      ...(signature.state === 'bad' ? [{ severity: 'error' as const, text: `Signature: ${signature.why}.` }] : []),
      ...(signature.state === 'no key'
        ? [{ severity: 'warning' as const, text: `The signature was not checked: ${signature.why}.` }]
        : []),
      ...problemsOf(header, claims, {
        now: new Date(),
        ...(claim !== undefined && { claim }),
        ...(audience !== undefined && { audience }),
        ...(issuer !== undefined && { issuer }),
      }),
      ...notes.map((text) => ({ severity: 'info' as const, text })),
    ]
    const whole = { header, claims, signature, problems }
    if (args.json) process.stdout.write(`${orderless(JSON.stringify(whole, null, 2))}\n`)
    else show(header, claims, signature, problems)
    const wrong = problems.some((problem) => problem.severity === 'error')
    process.exitCode = wrong ? EXIT.findings : signature.state === 'no key' ? EXIT.error : EXIT.clean
  },
}

function show(
  header: Record<string, unknown>,
  claims: Record<string, unknown>,
  signature: { state: string; why: string },
  problems: readonly Problem[],
): void {
  const page = pageOf(looksOf(process.stdout))
  const { paint, symbols } = page
  const order = { error: 0, warning: 1, info: 2 }
  const mark = {
    error: paint.red(symbols.broken),
    warning: paint.yellow(symbols.broken),
    info: paint.dim(symbols.bullet),
  }
  for (const problem of problems.toSorted((a, b) => order[a.severity] - order[b.severity])) {
    page.add(`${mark[problem.severity]} ${printable(problem.text)}`, 0, 2)
    if (problem.fix) page.add(paint.green(printable(problem.fix)), 2)
  }
  if (!problems.some((problem) => problem.severity !== 'info'))
    page.add(`${paint.green(symbols.ok)} Nothing wrong is to be seen.`)
  page.title('Header')
  facts(page, header)
  page.title('Claims')
  facts(page, claims)
  page.title('Signature')
  page.add(`${signature.state}: ${printable(signature.why)}`, 2)
  process.stdout.write(page.toString())
}

function facts(page: ReturnType<typeof pageOf>, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    const time = /^(exp|nbf|iat|auth_time)$/.test(name) && typeof value === 'number' ? iso(value) : ''
    page.field(
      printable(name, 60),
      printable(shown(value)) + (time.endsWith('Z') ? page.paint.dim(` ${time}`) : ''),
      16,
    )
  }
}

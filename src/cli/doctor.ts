/** `rolecall doctor`: what this machine's AWS chain resolves to, and whether a role can be assumed with it. */

import { placeholderReason } from '../model/aws.ts'
import { fingerprintKey } from '../model/fingerprint.ts'
import { rolesNamed } from '../model/role-claims.ts'
import { duration, shortKey } from '../model/text.ts'
import { type Page, pageOf } from '../reporters/page.ts'
import { printable } from '../reporters/printable.ts'
import { type AwsSdk, loadAwsSdk } from './aws-sdk.ts'
import type { Command } from './command.ts'
import { type Answer, askChain } from './credential-chain.ts'
import { EXIT } from './exit-code.ts'
import { looksOf } from './output.ts'
import { readToken } from './read-token.ts'
import { roleClaims } from './token-problems.ts'
import { type Tried, tryAssume } from './try-assume.ts'
import { UserError } from './user-error.ts'

interface Arguments {
  assume: string | undefined
  token: string | undefined
  region: string | undefined
}

export const doctorCommand: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .option('assume', { type: 'string', requiresArg: true, describe: 'ARN of a role: really try to assume it' })
      .option('token', {
        type: 'string',
        requiresArg: true,
        describe: 'Token (file, or - for standard input) whose role to try',
      })
      .option('region', {
        type: 'string',
        requiresArg: true,
        describe: 'Region of STS (default: AWS_REGION, else us-east-1)',
      })
      .conflicts('assume', 'token')
      .example('$0 doctor', '')
      .example('$0 doctor --assume arn:aws:iam::391827364550:role/Reader', '')
      .epilogue('Exit codes: 0 all well · 1 no credentials, or the role was refused · 2 wrong usage'),
  handler: run,
}

async function run(args: Arguments): Promise<void> {
  const page = pageOf(looksOf(process.stdout))
  const role = args.token === undefined ? args.assume : await roleOfToken(args.token)
  const sample = role === undefined ? undefined : placeholderReason(role)
  if (sample)
    page.add(
      `${page.paint.red(page.symbols.broken)} ${page.paint.bold(`${printable(role!)} is a placeholder: ${sample}.`)} No AWS account of yours has it.`,
      0,
      2,
    )
  const sdk = await loadAwsSdk()
  const region = args.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1'

  page.title('Credential chain')
  let used: Answer | undefined
  for await (const answer of askChain(sdk)) {
    showAnswer(page, answer, used !== undefined)
    if (!used && answer.credentials) used = answer
  }
  if (!used?.credentials) {
    page.add(`${page.paint.red(page.symbols.broken)} No provider answered: every signed call will fail.`)
    finish(page, false)
    return
  }
  page.title('Who that is')
  const known = await whoAmI(page, sdk, used, region)
  let good = known
  if (role !== undefined) {
    page.title(`AssumeRole ${printable(role)}`)
    const tried = await tryAssume(sdk, role, used.credentials, used.source, region)
    showTried(page, tried)
    good = good && tried.session !== undefined
  }
  finish(page, good)
}

function finish(page: Page, good: boolean): void {
  process.stdout.write(page.toString())
  process.exitCode = good ? EXIT.clean : EXIT.findings
}

async function roleOfToken(given: string): Promise<string> {
  const { claims } = await readToken(given)
  const [role] = [...rolesNamed(claims), ...roleClaims(claims)]
  if (!role) throw new UserError('No claim of this token names a role. `rolecall jwt` shows what it holds.')
  return role.value
}

function showAnswer({ paint, symbols, ...page }: Page, answer: Answer, behind: boolean): void {
  const mark = {
    answered: behind ? paint.dim(symbols.ok) : paint.green(symbols.ok),
    failed: paint.red(symbols.broken),
    skipped: paint.dim(symbols.rest),
  }[answer.state]
  const time = answer.state === 'skipped' ? '' : ` ${duration(answer.ms * 1000)}`
  const key = answer.credentials && shortKey(fingerprintKey(answer.credentials.accessKeyId))
  const until = answer.credentials?.expiration ? ` until ${answer.credentials.expiration.toISOString()}` : ''
  const said = answer.credentials
    ? `${paint.cyan(key!)}${until}${behind ? paint.dim(' (not used: an earlier one answered)') : ' (used)'}`
    : paint.dim(printable(answer.why ?? '', 300))
  page.field(`${mark} ${answer.provider}${time}`, said, 34)
}

async function whoAmI(page: Page, { sts }: AwsSdk, used: Answer, region: string): Promise<boolean> {
  const { paint, symbols } = page
  const client = new sts.STSClient({ credentials: used.credentials!, region, maxAttempts: 2 })
  const start = performance.now()
  try {
    const answer = await client.send(new sts.GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(15_000) })
    const time = duration((performance.now() - start) * 1000)
    page.add(
      `${paint.green(symbols.ok)} ${paint.cyan(printable(answer.Arn ?? '?'))} ${paint.dim(`(STS, ${region}, ${time})`)}`,
      2,
    )
    return true
  } catch (error) {
    const { name, message } = error as Error
    page.add(`${paint.red(symbols.broken)} STS GetCallerIdentity: ${printable(`${name}: ${message}`, 400)}`, 2, 4)
    return false
  } finally {
    client.destroy()
  }
}

function showTried(page: Page, tried: Tried): void {
  const { paint, symbols } = page
  const time = paint.dim(`(${duration(tried.ms * 1000)})`)
  if (tried.session) {
    const { arn, key, until } = tried.session
    page.add(`${paint.green(symbols.ok)} ${paint.cyan(printable(arn))} ${time}`, 2)
    page.add(`key ${shortKey(key)}${until ? `, good until ${until.toISOString()}` : ''}`, 4)
    return
  }
  const { code, message, requestId } = tried.error!
  page.add(`${paint.red(symbols.broken)} ${printable(`${code}: ${message}`, 600)} ${time}`, 2, 4)
  if (requestId) page.add(paint.dim(`request ${printable(requestId)}`), 4)
  for (const finding of tried.findings) {
    page.blank()
    page.add(`${paint.bold(printable(finding.ruleId))} ${printable(finding.message)}`, 2, 4)
    page.field('fix', paint.green(printable(finding.fix)), 6, 4)
  }
}

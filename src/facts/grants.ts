/**
 * Whom a fix may give a permission. Never an identity that should not have signed: the first broken step is why the one
 * that was meant did not. Never a session, which has no policy of its own; its role has.
 */

import { roleOf, sameRole } from '../model/aws.ts'
import type { Call, Identity } from '../model/call.ts'
import { oncePer, oncePerProcess } from '../model/once-per.ts'
import type { Evidence, LogRecord } from '../model/records.ts'
import { cut, describeIdentity, list } from '../model/text.ts'
import type { Case, Ledger } from '../model/tool-call.ts'
import { saysItFellBack } from '../vocabulary/fell-back.ts'
import { callerOf, quoted, trustedPrincipal } from './refusals.ts'
import { assumeRoleCalls, assumeRoleCallsAmong, issuedBySts, signedAs } from './signing.ts'

/** Variables that announce another source of credentials than the host's own role, and what signs where it works. */
const ANNOUNCED: Readonly<Record<string, readonly Identity['source'][]>> = {
  AWS_WEB_IDENTITY_TOKEN_FILE: ['web_identity', 'assumed_role'],
  AWS_ROLE_ARN: ['web_identity', 'assumed_role'],
  AWS_CONTAINER_CREDENTIALS_FULL_URI: ['container', 'assumed_role'],
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: ['container', 'assumed_role'],
  AWS_PROFILE: ['profile', 'sso', 'process', 'web_identity', 'assumed_role'],
}

/** Names of the announced sources that did not sign. */
export function announcedSources({ ledger, toolCall }: Case, signer?: Identity): string[] {
  const set = ledger.environment(toolCall.process)?.variables ?? []
  return Object.entries(ANNOUNCED).flatMap(([name, sources]) =>
    set.includes(name) && !(signer && sources.includes(signer.source)) ? [name] : [],
  )
}

/** An instance's role has the instance's id as session name; EKS nodes and ECS agents go by their roles' names. */
export function hostRole(caller: string): string | undefined {
  const session = /:assumed-role\/[^/]+\/(.+)$/.exec(caller)?.[1] ?? ''
  if (/^i-[0-9a-f]{8,17}$/.test(session)) return `the role of instance ${session}`
  if (!isSharedRole(caller)) return undefined
  return /execution/i.test(roleOf(caller)!.name) ? 'the task execution role' : 'the node’s role'
}

/** The role of a node or an agent, which no workload is meant to work as. */
function isSharedRole(caller: string): boolean {
  const name = roleOf(caller)?.name ?? ''
  return (
    /(TaskExecution|^Execution)Role|ecsTaskExecutionRole/i.test(name) ||
    (/node/i.test(name) && /eks|node-?(group|instance|role)/i.test(name))
  )
}

interface Meant {
  /** Who was meant to sign. */
  what: string
  /** Why it did not, as the error or the log says. */
  why?: string
  evidence: readonly Evidence[]
}

/** Who was meant to sign instead of who signed; nothing where the signer is right, as far as anybody knows. */
function meantInstead(c: Case, call: Call): Meant | undefined {
  const { toolCall: t, ledger } = c
  const signer = callerOf(call)
  const asks = isForRole(call)
  if (!asks && t.expectedRole && signedAs(call, c) === 'other') return { what: t.expectedRole, evidence: [] }
  const refused = asks || issuedBySts(call, ledger) ? [] : refusedBefore(c, call)
  const failed = refused.find((other) => !other.roleArn || !sameRole(other.roleArn, signer))
  if (failed)
    return {
      what: failed.roleArn ?? `the role of ${failed.operation}`,
      why: quoted(failed),
      evidence: [failed.evidence],
    }
  const said = fellBackBefore(c, call, signer)
  if (said) return said
  if (!isAmbient(call, ledger)) return undefined
  const line = failedProviders(c, call).at(-1)
  if (line) return { what: line.provider, why: cut(line.words, 300), evidence: [line.evidence] }
  const announced = announcedSources(c, call.signedBy)
  return announced.length ? { what: list(announced), evidence: [] } : undefined
}

/** Another process of the same service does the same as somebody else, and is served: workers that were configured differently. */
function servedElsewhere({ toolCall: t, ledger }: Case, call: Call): Call | undefined {
  const own = call.signedBy
  if (!own || own.kind === 'none' || !isBaseOf(own)) return undefined
  for (const process of processesOf(ledger).get(t.service) ?? []) {
    if (process === call.process) continue
    const other = ledger
      .callsDuring(process, 0, Number.POSITIVE_INFINITY)
      .find((one) => isSameAsked(one, call) && one.outcome === 'ok' && one.signedBy && isBaseOf(one.signedBy))
    if (other?.signedBy && other.signedBy.key !== own.key && own.kind === other.signedBy.kind) return other
  }
  return undefined
}

/** What a process was started with, as long as it runs: no session of a role, which changes. */
function isBaseOf({ kind, source }: Identity): boolean {
  return kind === 'AKIA' && (source === 'env' || source === 'profile')
}

function isSameAsked(one: Call, other: Call): boolean {
  const thing = thingOf(other)
  return (
    thing !== undefined && one.service === other.service && one.operation === other.operation && thingOf(one) === thing
  )
}

/** A denial has the ARN of what a good answer has the name of. */
function thingOf({ bucket, resource }: Call): string | undefined {
  return bucket ?? resource?.replace(/^.*[/:]/, '')
}

const processesOf = oncePer(({ toolCalls }: Ledger) => {
  const byService = new Map<string, Set<string>>()
  for (const { service, process } of toolCalls)
    byService.set(service, (byService.get(service) ?? new Set()).add(process))
  return byService
})

/** Who asks for a role is not yet a session of it. */
function isForRole({ service, operation }: Call): boolean {
  return service === 'STS' && /^(AssumeRole|TagSession)/.test(operation)
}

/** What the surroundings gave whoever runs there: their variables, the container, the instance; not a session that was asked for. */
function isAmbient(call: Call, ledger: Ledger): boolean {
  const signer = callerOf(call)
  if (signer && hostRole(signer)) return true
  return ['env', 'container', 'instance'].includes(call.signedBy?.source ?? '') && !issuedBySts(call, ledger)
}

/**
 * As whom the process works beside: the roles that its requests are to run as, and those that it asks for. An ambient
 * identity may be the server's own beside them, or stand in for one of them.
 */
function rolesBeside({ ledger }: Case, call: Call): readonly string[] {
  const signer = callerOf(call)
  const roles = rolesOf(ledger).get(call.process) ?? new Set()
  return [...roles].filter((role) => !sameRole(role, signer))
}

/** '' for a role that the evidence does not name. */
const rolesOf = oncePer(({ toolCalls, assumeRoleCalls }: Ledger) => {
  const roles = new Map<string, Set<string>>()
  const add = (process: string, role: string) => roles.set(process, (roles.get(process) ?? new Set()).add(role))
  for (const { process, expectedRole } of toolCalls) if (expectedRole) add(process, expectedRole)
  for (const { process, roleArn = '' } of assumeRoleCalls) add(process, roleArn)
  return roles
})

/** AssumeRole calls of the same tool call, or else of its process, that came to nothing before. */
function refusedBefore(c: Case, call: Call): Call[] {
  const { ledger } = c
  const ofToolCall = assumeRoleCalls(c)
  const tried = ofToolCall.length ? ofToolCall : askedIn(ledger, call.process)
  const before = tried.filter(({ start }) => start <= call.start)
  if (before.some(({ outcome }) => outcome === 'ok')) return []
  return before.filter((other) => other.outcome === 'error' && other !== call && !ledger.healed(other))
}

const askedIn = oncePerProcess((ledger, process) =>
  assumeRoleCallsAmong(ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY)),
)

/** The server said that it went on with other credentials than those of the role that it was to have. */
function fellBackBefore(c: Case, call: Call, signer: string | undefined): Meant | undefined {
  const line = fallbacksTold(c).findLast(
    (log) => (log.time === undefined || log.time <= call.start) && !isOf(log, call),
  )
  const role = line && /arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,512}/.exec(line.body.slice(0, 1024))?.[0]
  if (!line || (role && sameRole(role, signer))) return undefined
  return { what: role ?? 'the role that it was to have', why: cut(line.body, 300), evidence: [line.evidence] }
}

/** Each line is looked at once, not once for each call. */
const fallbacksTold = oncePer(({ logs }: Case) => logs.filter(({ body }) => saysItFellBack(body)))

function isOf({ evidence }: LogRecord, call: Call): boolean {
  return evidence.file === call.evidence.file && evidence.line === call.evidence.line
}

/** Providers of the chain that the log says had failed, other than for want of any configuration. */
export function failedProviders({ logs }: Case, call: Call): { provider: string; words: string; evidence: Evidence }[] {
  return logs.flatMap((log) => {
    const provider = log.attributes['rolecall.log.credential_failed']
    if (typeof provider !== 'string' || (log.time !== undefined && log.time > call.start)) return []
    return [{ provider, words: log.body, evidence: log.evidence }]
  })
}

/**
 * What to do that this caller may do that: widen it, where it was meant to call, else mend what was.
 *
 * @param grant how the permission is given to `holder`, an ARN that has a policy or can be trusted
 * @param needed the same where nobody is to be named yet
 */
export function widen(c: Case, call: Call, grant: (holder: string) => string, needed: string): string {
  const caller = callerOf(call)
  const holder = caller && trustedPrincipal(caller)
  const meant = meantInstead(c, call)
  const host = caller && hostRole(caller)
  const who = host ? `${host} (${holder})` : (holder ?? 'who signed')
  if (meant)
    return `Mend the identity first, and widen nothing: ${who} is not ${meant.what}, which was meant to sign.${meant.why ? ` Why that one did not: ${/[.!?…]$/.test(meant.why) ? meant.why : `${meant.why}.`}` : ' Find out why it did not (`rolecall doctor` tries the chain provider by provider).'}`
  const elsewhere = isForRole(call) ? undefined : servedElsewhere(c, call)
  if (elsewhere)
    return `Widen nothing yet: another process of ${c.toolCall.service} asks for the same as ${describeIdentity(elsewhere.signedBy!)}, and is served; here ${who} signs. The two were started with different credentials: compare their environments and profiles, and give this one what the other has.`
  if (caller && isSharedRole(caller))
    return `Do not widen ${who}: whatever runs there shares it. Give the workload a role of its own (EKS Pod Identity, a service account’s role, a task role), and that one ${needed}.`
  const beside = isAmbient(call, c.ledger) && !isForRole(call) ? rolesBeside(c, call) : []
  if (beside.length) {
    const named = beside.filter(Boolean)
    const roles = beside.length > 1 ? 'other roles' : (named[0] ?? 'another role')
    return `Widen nothing yet: ${who} signed it, and the same process works as ${roles} as well. If this was to be done as ${beside.length > 1 ? 'one of them' : 'that'}, give its client those credentials; if it is the server’s own, give the server a role of its own, and that one ${needed}.`
  }
  if (!holder) return grant('<ARN of the caller: aws sts get-caller-identity>')
  return host
    ? `${grant(holder)} That is ${host}: if the server is meant to have a role of its own, find out why that one did not sign instead.`
    : grant(holder)
}

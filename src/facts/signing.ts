/** Under which identity a tool call's data calls ran, measured against the role it promised. */
import { sameRole } from '../model/aws.ts'
import type { Call, Identity } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Us } from '../model/records.ts'
import type { Case, Issue, Ledger, ToolCall } from '../model/tool-call.ts'

/**
 * AWS calls that fetch data: not those that ask STS for credentials, which carry the *source* credentials. STS's other
 * calls count only where there is nothing else: a tool that asks who it is has asked as somebody.
 */
export function dataCallsAmong(calls: readonly Call[]): Call[] {
  const sent = calls.filter((call) => call.kind === 'aws' && call.sent !== false && !isAwsOwn(call))
  // What STS refused besides roles (a federation token, a session token) failed whoever asked for it.
  const data = sent.filter((call) => !asksForRole(call) && (call.service !== 'STS' || isRefusedBySts(call)))
  return data.length ? data : sent.filter((call) => call.operation === 'GetCallerIdentity')
}

/** Those of a case. */
export const dataCalls: (c: Case) => readonly Call[] = oncePer(({ calls }) => dataCallsAmong(calls))

function isRefusedBySts({ operation, outcome }: Call): boolean {
  return outcome === 'error' && operation !== 'GetCallerIdentity'
}

/** AWS's own services (log delivery, replication) appear in CloudTrail, by the thousand and often denied. */
function isAwsOwn(call: Call): boolean {
  return !call.signedBy && call.attributes['rolecall.cloudtrail.invoked_by'] !== undefined
}

/** AssumeRole of STS, with a web identity or SAML too; or of EKS, for a pod. */
function asksForRole({ kind, service, operation }: Call): boolean {
  return kind === 'aws' && /^AssumeRole/.test(operation) && (service === 'STS' || /^EKS ?Auth$/i.test(service))
}

export function assumeRoleCallsAmong(calls: readonly Call[]): Call[] {
  return calls.filter(asksForRole)
}

/** Those of a case, whatever role they ask for. */
export const assumeRoleCalls: (c: Case) => readonly Call[] = oncePer(({ calls }) => assumeRoleCallsAmong(calls))

/** Those of a case that speak of the role it promised, or of a role the evidence does not name. */
export const assumeRoleCallsFor: (c: Case) => readonly Call[] = oncePer((c) => {
  const role = c.toolCall.expectedRole
  return assumeRoleCalls(c).filter((call) => !role || !call.roleArn || sameRole(call.roleArn, role))
})

/** What tells under which identity a request was signed. */
export type Signed = Pick<Call, 'signedBy' | 'start' | 'end' | 'process' | 'outcome'>

export type SignedAs = 'expected' | 'other' | 'unknown'

/**
 * Was the call signed by a session of the role? The key is the identity: a key that an AssumeRole answer for that role
 * issued, wherever it is used. A long-term key is never a role's session. A temporary key of unknown issue is `other`
 * only where the host, a profile or the environment lent it, nothing of that role was ever issued and every answer of the
 * process was watched: what the code was handed may be a session of the role that another process got.
 */
export function signedAsRole(call: Signed, role: string, ledger: Ledger): SignedAs {
  const identity = call.signedBy
  if (!identity) return inferred(call, role, ledger)
  if (identity.kind === 'none' || identity.kind === 'AKIA') return 'other'
  const issue = ledger.issuer(identity.key, call.start)
  if (issue) {
    if (sameRole(issue.role, role) || sameRole(issue.sessionArn, role)) return 'expected'
    if (chainedFrom(issue, role, ledger)) return 'expected'
    if (issue.role || issue.sessionArn) return 'other'
  }
  const known = identity.role ?? identity.sessionArn ?? identity.principal
  if (known) return sameRole(known, role) ? 'expected' : 'other'
  // A vendor's endpoint, Cognito or Vault issued it: for whom, only they know.
  if (issue) return 'unknown'
  const watched = ledger.coverage(call.process, 'signing-keys', call.start, call.end ?? call.start) === 'proven'
  return isLent(identity) && watched && !hadSession(ledger, role, 0, call.start, call.process) ? 'other' : 'unknown'
}

const signers = oncePer((_: Case) => new Map<Call, SignedAs>())

/** The same of a case's call and the role that its tool call promised; `unknown` where none is known. */
export function signedAs(call: Call, c: Case): SignedAs {
  const role = c.toolCall.expectedRole
  if (!role) return 'unknown'
  const known = signers(c).get(call) ?? signedAsRole(call, role, c.ledger)
  signers(c).set(call, known)
  return known
}

/** The data calls of a case that its role's own session signed. */
export const ownCalls: (c: Case) => readonly Call[] = oncePer((c) =>
  dataCalls(c).filter((call) => signedAs(call, c) === 'expected'),
)

/** A role that the expected role's own session went on to assume is that role's by design. */
function chainedFrom(issue: Issue, role: string, ledger: Ledger, hops = 3): boolean {
  const caller = issue.by.signedBy
  if (!caller || hops === 0) return false
  const before = ledger.issuer(caller.key, issue.by.start)
  if (!before || before === issue) return false
  return sameRole(before.role ?? before.sessionArn, role) || chainedFrom(before, role, ledger, hops - 1)
}

/** Signed by a session that an AssumeRole* answer issued, whichever role's. */
export function issuedBySts(call: Call, ledger: Ledger): Issue | undefined {
  const issue = call.signedBy && ledger.issuer(call.signedBy.key, call.start)
  return issue && /^AssumeRole/.test(issue.by.operation) ? issue : undefined
}

/** Signed by a key that neither STS nor a metadata service issued: a vendor's endpoint, Cognito, SSO, Vault. */
export function issuedElsewhere(call: Call, ledger: Ledger): Issue | undefined {
  const issue = call.signedBy && ledger.issuer(call.signedBy.key, call.start)
  return issue && issue.by.service !== 'STS' && issue.by.kind !== 'metadata' ? issue : undefined
}

/** The server's own identity: a long-term key, or what its host, profile or environment gave it. */
export function signedByBase(call: Call, ledger: Ledger): boolean {
  const identity = call.signedBy
  if (!identity || identity.kind === 'none') return false
  // A session that nobody was seen to issue may be of any role.
  const known =
    identity.kind === 'AKIA' ||
    isLent(identity) ||
    namesOf(identity).some((name) => askersOf(ledger)(call.process).has(name))
  return known && !issuedBySts(call, ledger) && !issuedElsewhere(call, ledger)
}

/** By process: as whom it asked STS for roles. CloudTrail tells it of servers that nobody recorded. */
const askersOf = oncePer(({ assumeRoleCalls }: Ledger) => {
  const byProcess = new Map<string, Set<string>>()
  for (const { process, signedBy } of assumeRoleCalls) {
    const keys = byProcess.get(process) ?? new Set()
    byProcess.set(process, keys)
    for (const name of signedBy ? namesOf(signedBy) : []) keys.add(name)
  }
  return (process: string): ReadonlySet<string> => byProcess.get(process) ?? new Set()
})

/** A refusal tells its caller's session, and no key. */
function namesOf({ key, sessionArn, principal }: Identity): string[] {
  return [key, sessionArn, principal].filter((name) => name !== undefined)
}

const LENT = new Set<Identity['source']>(['env', 'profile', 'sso', 'process', 'container', 'instance'])

/** By the environment, a profile or the host. */
function isLent({ source }: Identity): boolean {
  return LENT.has(source)
}

/**
 * Stock spans do not name the key. A call of the same tool call that was answered after the role's AssumeRole had failed,
 * where that role was never assumed in all of the evidence, ran as somebody else.
 */
function inferred(call: Signed, role: string, ledger: Ledger): SignedAs {
  const refused = refusals(ledger)(call.process, role)
  return call.outcome === 'ok' && refused !== undefined && refused <= call.start ? 'other' : 'unknown'
}

/** When a role was refused to a process for the first time; undefined where it was not, or not always. */
const refusals = oncePer(({ assumeRoleCalls }: Ledger) => {
  const byProcess = new Map<string, Call[]>()
  for (const call of assumeRoleCalls) {
    const own = byProcess.get(call.process)
    if (own) own.push(call)
    else byProcess.set(call.process, [call])
  }
  const known = new Map<string, Us | undefined>()
  return (process: string, role: string): Us | undefined => {
    const key = `${process} ${role}`
    if (!known.has(key)) {
      const requests = (byProcess.get(process) ?? []).filter((sts) => sameRole(sts.roleArn, role))
      const isRefused = requests.length > 0 && requests.every((sts) => sts.outcome === 'error')
      known.set(
        key,
        isRefused
          ? requests.reduce((first, sts) => Math.min(first, sts.end ?? sts.start), Number.POSITIVE_INFINITY)
          : undefined,
      )
    }
    return known.get(key)
  }
})

/** The data calls of a case that ran under another identity than its role's, the server's own business left out. */
export const foreignCalls: (c: Case) => readonly Call[] = oncePer((c) =>
  dataCalls(c).filter((call) => signedAs(call, c) === 'other' && !isOwnBusiness(call, c)),
)

/** Services that a server keeps its own things in: secrets, sessions, queues, metrics. */
const INFRASTRUCTURE =
  /^(DynamoDB|SQS|SNS|SSM|Secrets Manager|KMS|CloudWatch( Logs)?|logs|monitoring|X-?Ray|EventBridge|events)$/i

/** It works on what a server keeps for itself, or asks who it is. */
export function isInfrastructure({ service, operation }: Call): boolean {
  return INFRASTRUCTURE.test(service) || operation === 'GetCallerIdentity'
}

/**
 * Something of the server's own, beside the caller's data, under an identity of its own: another thing than the role's
 * session worked on in the same tool call, or a service for a server's own things where roles are assumed at all; not what
 * is done to the same thing by roles' sessions elsewhere.
 * Public data that was given without a signature is that too, where the same server can and does assume the role: only a
 * fallback reads unsigned for want of credentials.
 */
export function isOwnBusiness(call: Call, c: Case): boolean {
  const { toolCall, ledger } = c
  const role = toolCall.expectedRole
  const issue = issuedBySts(call, ledger)
  // A session of another caller is never the server's own business.
  if (!role || (issue?.token && issue.token !== toolCall.token?.fingerprint)) return false
  const right = ownCalls(c)
  if (right.some((other) => call.service === other.service && thingOf(call) === thingOf(other))) return false
  if (right.length) return true
  if (call.signedBy?.kind === 'none') return call.outcome === 'ok' && couldAssume(role, c, call.process)
  if (issue || !isInfrastructure(call)) return false
  return givenRoles(ledger).has(call.process) && !doneByRoles(ledger).has(doneTo(call))
}

/** Bucket, table, secret, queue. */
export function thingOf({ bucket, resource }: Call): string | undefined {
  return bucket ?? resource
}

/** What is done, and to which thing; of what nobody names, nothing can be said. */
function doneTo(call: Call): string {
  const thing = thingOf(call)
  return thing === undefined ? '' : `${call.service} ${call.operation} ${thing}`
}

/** What sessions of assumed roles were seen to do in the run: there it is callers' data. */
const doneByRoles = oncePer((ledger: Ledger) => {
  const processes = new Set(ledger.toolCalls.map(({ process }) => process))
  const all = [...processes].flatMap((process) => ledger.callsDuring(process, 0, Number.POSITIVE_INFINITY))
  return new Set(all.flatMap((call) => (issuedBySts(call, ledger) && doneTo(call)) || []))
})

/** Processes that got a session of some role. */
const givenRoles = oncePer(
  ({ assumeRoleCalls }: Ledger) =>
    new Set(assumeRoleCalls.flatMap(({ process, outcome }) => (outcome === 'ok' ? process : []))),
)

/** The process got a session of the role, before or after, and was not refused one in these calls. */
function couldAssume(role: string, c: Case, process: string): boolean {
  if (assumeRoleCallsFor(c).some((sts) => sts.outcome !== 'ok')) return false
  return hadSession(c.ledger, role, 0, Number.POSITIVE_INFINITY, process)
}

/** Was a session of the role valid at some time in the window, as far as is known? */
export function hadSession(ledger: Ledger, role: string, from: Us, to: Us, process: string): boolean {
  const [any] = ledger.sessions(role, from, to, process)
  return any !== undefined
}

/** The distinct identities of some calls, in order of first use; unknown ones left out. */
export function identitiesOf(calls: readonly Call[]): Identity[] {
  const seen = new Map<string, Identity>()
  for (const call of calls)
    if (call.signedBy && !seen.has(call.signedBy.key)) seen.set(call.signedBy.key, call.signedBy)
  return [...seen.values()]
}

/** Did the runner, or the tool's own answer, find nothing? */
export function cameBackEmpty(toolCall: ToolCall): boolean {
  if (toolCall.outcome === 'timeout') return false
  return toolCall.resultCount === 0 || toolCall.answer?.count === 0
}

/** What the tool's own answer says against itself, inside an answer that counts as one. */
export function hiddenError(toolCall: ToolCall): string | undefined {
  const answer = toolCall.answer
  if (!answer || answer.isError) return undefined
  if (answer.error) return answer.error
  if (answer.success === false) return answer.message ?? 'success: false'
  return undefined
}

/** The keys that signed calls of a run. */
export const usedKeys: (ledger: Ledger) => ReadonlySet<string> = oncePer(
  ({ toolCalls }) => new Set(toolCalls.flatMap(({ keys }) => keys)),
)

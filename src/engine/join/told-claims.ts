/** Whom a request was for, where its token was not recorded: as its span says it, or the server's own log, in fields named after the claims. */
import { text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'

import type { LogRecord } from '../../model/records.ts'
import { rolesIn } from '../../model/role-claims.ts'
import type { Token } from '../../model/tool-call.ts'
import type { Unit } from '../cases/tool-calls.ts'

/** `role_claim`, `claims.role`, `jwt.aws.roleArn`: a field that says `role` alone may be of anybody. */
const ROLE = /(?:^|[._])(?:role(?:_?arn)?_?claim|(?:claims?|jwt|token)[._](?:\w{1,40}[._]){0,3}role(?:_?arn)?)$/i
const SUBJECT = /(?:^|[._])sub(?:ject)?$/i

/** `user`, `ctx.user_id`, `enduser.id`: whom the server took the caller for. */
const CALLER = /(?:^|[._])(?:(?:end)?user|subject|sub|caller)(?:[._]?(?:id|name|email))?$/i
/** Such a field in the line itself. */
const PAIR = /(?<=^|[\s,;({])([\w.]{1,60})=(?:"([^"\s]{1,120})"|([^\s"',;)}]{1,120}))/g
const MOST_LOOKED_AT = 2000

/** In place: whom each unit served, where all that tells of it tells of one. */
export function noteCallers(units: readonly Unit[]): void {
  for (const unit of units) {
    if (unit.kind === 'process') continue
    const told = new Set([
      ...[unit.span, unit.inbound].flatMap((span) => (span && text(span, SEMCONV.endUser)) ?? []),
      ...unit.logs.flatMap((log) => (unit.traceId && log.traceId === unit.traceId ? callersIn(log) : [])),
    ])
    const [only, ...others] = told
    if (only !== undefined && others.length === 0) unit.caller = only
  }
}

function callersIn({ body, attributes }: LogRecord): string[] {
  const pairs = [...body.slice(0, MOST_LOOKED_AT).matchAll(PAIR)].map(
    ([, name, quoted, bare]) => [name!, quoted ?? bare] as const,
  )
  return [...Object.entries(attributes), ...pairs].flatMap(([name, value]) =>
    CALLER.test(name) && typeof value === 'string' && value !== '' ? value : [],
  )
}

/** In place: each unit without a token gets the one that its own lines tell of. */
export function noteToldClaims(units: readonly Unit[]): void {
  for (const unit of units) {
    if (unit.token || !unit.traceId) continue
    const tokens = unit.logs.flatMap((log) => (log.traceId === unit.traceId ? (tokenIn(log) ?? []) : []))
    // Who is told of two was handed on.
    if (new Set(tokens.map(({ role }) => role)).size === 1) unit.token = tokens[0]!
  }
}

function tokenIn({ attributes, process, evidence }: LogRecord): Token | undefined {
  const named = (pattern: RegExp) =>
    Object.entries(attributes).find(([name, value]) => pattern.test(name) && typeof value === 'string')
  const claim = named(ROLE)
  const [role, ...others] = claim ? rolesIn(String(claim[1])) : []
  if (!claim || !role || others.length > 0) return undefined
  const sub = named(SUBJECT)?.[1]
  return { process, role, roleClaim: claim[0], ...(sub !== undefined && { sub: String(sub) }), evidence }
}

/** Whose token a request carried, where no span says it and the server's own log does, in fields named after the token's claims. */

import type { LogRecord } from '../../model/records.ts'
import { rolesIn } from '../../model/role-claims.ts'
import type { Token } from '../../model/tool-call.ts'
import type { Unit } from '../cases/tool-calls.ts'

/** `role_claim`, `claims.role`, `jwt.aws.roleArn`: a field that says `role` alone may be of anybody. */
const ROLE = /(?:^|[._])(?:role(?:_?arn)?_?claim|(?:claims?|jwt|token)[._](?:\w{1,40}[._]){0,3}role(?:_?arn)?)$/i
const SUBJECT = /(?:^|[._])sub(?:ject)?$/i

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

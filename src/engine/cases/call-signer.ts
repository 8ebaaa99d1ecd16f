/** Who signed a call, read from its spans or from the sentence that refused it. */
import { text } from '../../model/attribute-access.ts'
import { ROLECALL as R } from '../../model/attributes.ts'
import { accountOf, parseDenial } from '../../model/aws.ts'
import type { Identity, IdentitySource } from '../../model/call.ts'
import type { Span } from '../../model/records.ts'
import { isoUs, optional } from '../kit/optional.ts'

/** The signer: from the SDK's span, else from the last attempt that names it, else a refusal's `User: …`. */
export function identityOf(spans: readonly Span[], message: string | undefined): Identity | undefined {
  const span = spans.find((candidate) => text(candidate, R.key) !== undefined)
  const principal = parseDenial(message).principal
  if (!span) {
    if (spans.some((candidate) => text(candidate, R.keyKind) === 'none'))
      return { key: 'unsigned', kind: 'none', source: 'none' }
    return signerOf(principal).signedBy
  }
  const described = { attributes: Object.assign({}, ...spans.map((s) => s.attributes).reverse()) as Span['attributes'] }
  const key = text(span, R.key)!
  const sessionArn = text(described, R.sessionArn)
  const account = text(described, R.account) ?? accountOf(sessionArn ?? principal)
  return {
    key,
    kind: key.startsWith('AKIA') ? 'AKIA' : key.startsWith('ASIA') ? 'ASIA' : 'other',
    source: (text(described, R.source) as IdentitySource | undefined) ?? 'unknown',
    ...optional('account', account),
    ...optional('role', text(described, R.roleArn)),
    ...optional('sessionArn', sessionArn),
    ...optional('principal', text(described, 'rolecall.identity.principal') ?? principal),
    ...optional('expires', isoUs(text(described, R.expires))),
    ...optional('issuedBy', text(described, R.issuedBy)),
    ...optional('alike', span.keysAlike),
  }
}

/** @param principal as a refusal, or a field beside it, names it */
export function signerOf(principal: string | undefined): { signedBy?: Identity } {
  if (!principal) return {}
  if (principal === 'anonymous') return { signedBy: { key: 'unsigned', kind: 'none', source: 'none' } }
  const account = accountOf(principal)
  return {
    signedBy: {
      key: principal,
      kind: 'other',
      source: 'unknown',
      principal,
      ...(account && { account }),
      ...(principal.includes(':assumed-role/') && { sessionArn: principal }),
    },
  }
}

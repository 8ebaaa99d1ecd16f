/** What a refused AssumeRole has to do with its ExternalId, as far as roles tell that the same caller was granted. */

import { shortArn } from '../model/arns.ts'
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { sameRole } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { list } from '../model/text.ts'
import type { Ledger } from '../model/tool-call.ts'

/** Words for the message, and for the fix; nothing where the id was not recorded, or tells nothing. */
export function externalIdAstray(refused: Call, ledger: Ledger): { says: string; fix: string } | undefined {
  const sent = text(refused, R.stsExternalId)
  if (sent === undefined) return undefined
  const granted = ledger.assumeRoleCalls.filter(
    (call) =>
      call.process === refused.process &&
      call.operation === refused.operation &&
      call.outcome === 'ok' &&
      !sameRole(call.roleArn, refused.roleArn),
  )
  const alike = granted.filter((call) =>
    sent === 'none'
      ? (text(call, R.stsExternalId) ?? 'none') !== 'none'
      : text(call, R.stsExternalId) === sent && accountOf(call) !== accountOf(refused),
  )
  const roles = [...new Set(alike.flatMap(({ roleArn }) => roleArn ?? []))]
  if (roles.length === 0) return undefined
  const others = list(roles.map(nameOf), 2)
  return sent === 'none'
    ? {
        says: 'without the ExternalId that its other roles are asked for with',
        fix: `It was asked for without an ExternalId, and ${others} with one, which was granted: look for the id where the server has those of its customers (a name that is spelt otherwise is as good as none), and pass it as ExternalId.`,
      }
    : {
        says: `with the ExternalId of ${others}`,
        fix: `The same ExternalId went with it as with ${others}, which was granted: each customer's trust policy asks for one of its own. Take the one that belongs to this role, and let a customer without one fail instead of having a default.`,
      }
}

function accountOf({ roleArn }: Call): string | undefined {
  return roleArn?.split(':')[4]
}

/** With its account: roles of customers are often named alike. */
function nameOf(arn: string): string {
  return `${shortArn(arn)} of ${arn.split(':')[4]}`
}

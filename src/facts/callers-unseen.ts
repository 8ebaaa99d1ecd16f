/** A process that is asked in a way that nobody watches: for whom its calls of AWS are made, no record tells. */
import { totalOf } from '../model/alike.ts'
import type { Doubt } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import type { Case } from '../model/tool-call.ts'
import { dataCalls } from './signing.ts'

export function callersUnseen(cases: readonly Case[]): Doubt | undefined {
  const unseen = cases.filter(
    (c) => c.toolCall.kind === 'process' && !c.toolCall.expectedRole && servesUnseen(c) && dataCalls(c).length > 0,
  )
  const [first] = unseen
  if (!first) return undefined
  const { notInbound = [], evidence } = first.ledger.gap(first.toolCall.process)!
  const places = list(
    notInbound.map((one) => (/^\d+$/.test(one) ? `port ${one}` : one)),
    3,
  )
  const calls = totalOf(unseen.flatMap(dataCalls))
  return {
    kind: 'callers-unseen',
    says: `${first.toolCall.service} is asked by way of ${places}, which is not watched: for whom ${calls === 1 ? 'an AWS call was' : `${count(calls, 'AWS call')} were`} made outside of any request, and as which role, is not known.`,
    settleBy:
      'declare the role that was meant (`--expected-role`, or `expectedRole` in rolecall.config), or serve it with one of the servers that are watched (docs/python.md, docs/preload.md)',
    toolCalls: unseen.map((c) => c.toolCall.id),
    toolCallsTotal: totalOf(unseen.map((c) => c.toolCall)),
    evidence: [evidence],
  }
}

/** Does its process answer to somebody whose requests are not recorded? */
export function servesUnseen({ toolCall: t, ledger }: Pick<Case, 'toolCall' | 'ledger'>): boolean {
  return Boolean(ledger.gap(t.process)?.notInbound?.length)
}

/** The fields of a digest that speak of the answer, of the process, and of what the evidence lacks. */
import type { DigestField } from '../../model/digest.ts'
import type { Case } from '../../model/tool-call.ts'
import { awsExpected } from '../aws-expected.ts'
import { emulated } from '../emulators.ts'
import { bareHttpCalls, callsWithoutParent } from '../evidence-gaps.ts'
import { hiddenError } from '../signing.ts'

export const EVIDENCE = {
  answerError: ({ toolCall }) => hiddenError(toolCall) !== undefined,
  answerUnknown: ({ toolCall: t, ledger }) =>
    t.answer === undefined && ledger.coverage(t.process, 'tool-answers', t.start, t.until) === 'unknown',
  awsMissed: (c) => c.toolCall.outcome === 'passed' && c.toolCall.outbound === 0 && awsExpected(c) !== undefined,
  emulated: (c) => emulated(c) !== undefined,

  keyHalfSet: (c) => isSet(c, 'AWS_ACCESS_KEY_ID') !== isSet(c, 'AWS_SECRET_ACCESS_KEY'),
  keysAndProfile: (c) => ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'].every((name) => isSet(c, name)),
  recordsLost: ({ toolCall, ledger }) => {
    const gap = ledger.gap(toolCall.process)
    return gap !== undefined && (gap.dropped > 0 || gap.unwatched > 0 || gap.tail === 'incomplete')
  },
  parentLost: (c) => callsWithoutParent(c).length > 0,
  bareHttp: (c) => bareHttpCalls(c).length > 0,
  resultAlone: ({ toolCall: t }) => t.kind === 'test' && t.outcome !== 'skipped' && !t.negative,
} satisfies Partial<Record<DigestField, (c: Case) => boolean>>

function isSet({ toolCall, ledger }: Case, name: string): boolean {
  return ledger.environment(toolCall.process)?.variables.includes(name) ?? false
}

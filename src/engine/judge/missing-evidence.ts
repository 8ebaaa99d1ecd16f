/**
 * Evidence that a rule needs and a run does not have. A rule says what it needs; that it is missing, and the one step that
 * would settle it, is said here.
 */
import { howToRecord } from '../../facts/language.ts'
import { dataCalls } from '../../facts/signing.ts'
import type { Need } from '../../model/attributes.ts'
import { oncePer } from '../../model/once-per.ts'
import type { Inconclusive } from '../../model/report.ts'
import type { Rule, Unsettled } from '../../model/rule.ts'
import type { Case, Ledger, Proof } from '../../model/tool-call.ts'
import { triggered } from './triggers.ts'

export type Missing = Pick<Inconclusive, 'missing' | 'settleBy'>

const DECLARE_ROLE =
  'declare the role that was meant (`--expected-role`, or `expectedRole` in rolecall.config), or run it under `rolecall run -- <command>`, which reads the token'

/** Nobody says which role was meant, and AWS was asked for data: the rule has nothing to measure it against. */
export function lackingRole({ needsRole }: Rule, c: Case): Missing | undefined {
  if (!needsRole || c.toolCall.expectedRole || c.toolCall.kind === 'process') return undefined
  // A token that was read and names no role promises none.
  if (c.toolCall.token || dataCalls(c).length === 0 || !triggered(needsRole, c)) return undefined
  return { missing: [], settleBy: DECLARE_ROLE }
}

/** What a rule needs to look at all and nobody recorded. */
export function lacking({ needs }: Rule, c: Case): Missing | undefined {
  return missingOf(
    needs.filter((need) => !isAtHand(need, c) && proofOf(need, c) === 'unknown'),
    c,
  )
}

/** What a finding of the rule claims by absence, and was not watched all the while. */
export function unproven({ proves = [] }: Rule, c: Case): Missing | undefined {
  return missingOf(
    proves.filter((need) => proofOf(need, c) !== 'proven'),
    c,
  )
}

/** A rule's own word that its evidence is not enough. */
export function settled({ missing, settleBy }: Unsettled, c: Case): Missing {
  return { missing, settleBy: settleBy ?? stepFor(missing, c) }
}

function missingOf(missing: readonly Need[], c: Case): Missing | undefined {
  return missing.length ? { missing, settleBy: stepFor(missing, c) } : undefined
}

function proofOf(need: Need, { toolCall: t, ledger }: Case): Proof {
  return ledger.coverage(t.process, need, t.start, t.until)
}

/** The tool call itself has what a rule needs, whoever recorded it. */
function isAtHand(need: Need, { toolCall, hasResult }: Case): boolean {
  return (need === 'tool-answers' && toolCall.answer !== undefined) || (need === 'tool-outcomes' && hasResult)
}

/** What is given beside a recording, or by one kind of it. */
const GIVEN: Partial<Record<Need, string>> = {
  'tool-outcomes': "give the test runner's results (CTRF, JUnit XML, …) along with the spans",
  'tool-answers':
    'let the test runner keep each answer in its results, or run the server under `rolecall run -- <command>` (Node, Python), which records what an answer says of itself',
  'complete-tail': 'repeat the run under `rolecall run -- <command>`, which writes every end at once',
}

/** What a recording would tell. */
const RECORDED: Partial<Record<Need, string>> = {
  'aws-calls': 'it tells which calls of AWS were made, AssumeRole among them',
  http1: 'what left is not known',
  http2: 'what left is not known',
  fetch: 'what left is not known',
  'open-calls': 'what is open is written before it leaves, or is a request without an answer',
  'signing-keys': 'it records which key signed each call',
}

const isServerRecorded = oncePer((ledger: Ledger) =>
  ledger.toolCalls.some(({ process }) => ledger.environment(process)),
)

function stepFor(missing: readonly Need[], c: Case): string {
  // The server was recorded, and a result of the runner's belongs to none of its calls.
  if (c.toolCall.kind === 'test' && isServerRecorded(c.ledger))
    return 'let the results say which call each test made (the trace id in its output, or the tool’s name in its own), or leave out those that call no tool'
  const [first] = missing
  const given = first && GIVEN[first]
  return given ?? `repeat the run with ${howToRecord(c)}: ${(first && RECORDED[first]) ?? 'it records what is missing'}`
}

/** Is a tool, or a test, expected to reach AWS? By its other runs, by declaration, else by its name. */
import { oncePer } from '../model/once-per.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'

const SPEAKS_OF_AWS =
  /(^|[^a-z])(aws|s3|sts|iam|athena|glue|dynamo(db)?|sqs|sns|kms|buckets?|assume[-_ ]?role|cloudtrail|cloudwatch|lambda|bedrock)([^a-z]|$)/i

export function speaksOfAws(name: string): boolean {
  return SPEAKS_OF_AWS.test(name.replace(/([a-z0-9])([A-Z])/g, '$1 $2'))
}

/** Why it should reach AWS, in words; undefined where there is no reason to expect it. `sure`: known from its other runs or a declaration, not from its name. */
/** Of all runs of a tool, those that did; many tool calls ask about the same. */
const reachedIn = oncePer((runs: readonly ToolCall[]) => runs.filter(({ awsCalls }) => awsCalls > 0))

export const awsExpected: (c: Case) => { why: string; sure: boolean; runs: readonly ToolCall[] } | undefined = oncePer(
  ({ toolCall: t, ledger }) => {
    const reached = reachedIn(ledger.runsOf(t))
    const runs = t.awsCalls > 0 ? reached.filter((other) => other !== t) : reached
    if (runs.length) return { why: 'it does in its other runs', sure: true, runs }
    if (t.expectedFrom === 'test')
      return { why: `the test declares that it runs as ${t.expectedRole}`, sure: true, runs }
    return speaksOfAws(t.tool) ? { why: 'its name says so', sure: false, runs } : undefined
  },
)

/** What the passes are worth, as a bar is divided. */
import type { Report } from '../model/report.ts'

export interface Part {
  name: string
  /** Its class in the style sheet. */
  kind: 'good' | 'bad' | 'hollow' | 'unknown' | 'failed'
  n: number
}

/** The parts that there are; none without results. */
export function passParts({ summary: { passRate: rate } }: Report): Part[] {
  if (!rate) return []
  const parts: Part[] = [
    { name: "passed as the token's role", kind: 'good', n: rate.asExpectedRole },
    { name: 'passed as somebody else', kind: 'bad', n: rate.asOtherIdentity },
    { name: 'passed without an AWS call', kind: 'hollow', n: rate.noAwsCall },
    { name: 'passed, unknown as whom', kind: 'unknown', n: rate.unknown },
    { name: 'not passed', kind: 'failed', n: rate.total - rate.passed },
  ]
  return parts.filter((part) => part.n > 0)
}

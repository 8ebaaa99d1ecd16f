/** What a watch tells, as it becomes certain. With `--format ndjson` each is one line: docs/watch.md lists the fields. */
import type { Evidence } from '../model/records.ts'
import type { Finding, ScreenLine, Verdict } from '../model/report.ts'

/** A call that is open, and that a rule takes for hung. */
export interface Hang {
  /** Id of the call. */
  call: string
  /** `S3 GetObject`. */
  name: string
  /** Bucket, role or host. */
  target?: string
  /** ISO 8601, UTC. */
  since: string
  forMs: number
  /** What it waits for: `socket`, `dns`, `connect`, `tls`, `answer`, `body`, …; where its recorder said so. */
  waitingFor?: string
  /** Who signed it, described; where that is known. */
  identity?: string
  /** The tool call, or request, that waits for it; absent outside of any. */
  toolCall?: { id: string; tool: string }
  process: string
  service: string
  evidence: Evidence
}

export type WatchEvent =
  /** A process is seen for the first time, said that it ended, or is gone without a word while something was open. */
  | { type: 'process'; state: 'started' | 'ended' | 'gone'; process: string; service: string }
  | ({ type: 'hang' } & Hang)
  /** What hung came to an end after all. */
  | ({ type: 'answered'; outcome: 'ok' | 'error' | 'unknown'; errorCode?: string } & Omit<Hang, 'waitingFor'>)
  | { type: 'finding'; finding: Finding }
  /** A finding that was told has by now been seen in so many tool calls: told at 10, 100, … */
  | { type: 'again'; fingerprint: string; ruleId: string; message: string; toolCalls: number }
  /** A finding that was told no longer stands. */
  | { type: 'withdrawn'; fingerprint: string; ruleId: string; message: string; why: string }
  /** The last line: the verdict on all. */
  | {
      type: 'verdict'
      verdict: Verdict
      exitCode: number
      headline: string
      lines: readonly ScreenLine[]
      notes: readonly string[]
      toolCalls: number
      findings: Record<'error' | 'warning' | 'info', number>
    }

/** Where a watch stands, for a screen. */
export interface Status {
  files: number
  processes: number
  /** Tool calls and requests that are over, ever. */
  toolCalls: number
  open: number
  /** Failures that may heal yet: nothing is said of them. */
  held: number
  hanging: readonly Hang[]
}

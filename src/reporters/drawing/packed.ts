/**
 * Tool calls and calls as they are drawn, and as the page's script gets them: rows of numbers, every text once in a table, so that 100,000 calls
 * are some megabytes. Times are µs after `origin`.
 */

export interface RunData {
  /** UTC ms. */
  origin: number
  texts: string[]
  /** Text index of each signer's name, in the order of the colours. */
  signers: number[]
  toolCalls: ToolCallRow[]
}

export const OUTCOMES = ['ok', 'error', 'open', 'unknown'] as const

export type ToolCallRow = [
  id: number,
  tool: number,
  service: number,
  outcome: number,
  message: number,
  /** -1 where nobody said when. */
  start: number,
  /** -1 where it never ended. */
  end: number,
  /** -1 without one. */
  deadline: number,
  deadlineFrom: number,
  expectedRole: number,
  /** Severity of its worst finding: 0 none, 1 info, 2 warning, 3 error. */
  worst: number,
  place: number,
  timeSpent: number,
  calls: CallRow[],
  /** 1 where it reached AWS as another than its role. */
  wrongIdentity: number,
  /** How many tool calls it stands for, itself among them. */
  alike: number,
]

export type CallRow = [
  name: number,
  /** -1 where nobody said when. */
  start: number,
  /** -1 while open. */
  end: number,
  outcome: number,
  /** Index of the signer; -1 where it is not known. */
  signer: number,
  errorCode: number,
  errorMessage: number,
  host: number,
  bucket: number,
  role: number,
  requestId: number,
  httpStatus: number,
  attempts: number,
  place: number,
  span: number,
  /** Where in the server's code it was made. */
  code: number,
]

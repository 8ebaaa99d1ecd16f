/** The unit of judgement: what a user waited for, with its outcome and deadline. */
import type { Alike } from './alike.ts'
import type { Need } from './attributes.ts'
import type { Call } from './call.ts'
import type { Progress } from './progress.ts'
import type { Coverage, Evidence, LogRecord, OutcomeState, SaidAnswer, Span, Us } from './records.ts'

/** How two pieces of evidence were found to speak of the same thing, strongest first. */
const JOINS = [
  'trace',
  'requestId',
  'mcpSession',
  'keyAndTime',
  'nameAndTime',
  'processAndTime',
  'nameAndOrder',
  'error',
  'none',
] as const
export type Join = (typeof JOINS)[number]

export const STEP_NAMES = [
  'token read',
  'token verified',
  'AssumeRole called',
  'credentials issued',
  'calls signed with them',
  'data returned',
] as const
export type StepName = (typeof STEP_NAMES)[number]
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6

export interface Step {
  step: StepNumber
  name: StepName
  state: 'ok' | 'broken' | 'unknown'
  /** One sentence with the real values. */
  note: string
  evidence: readonly Evidence[]
}

/** The token that came with the request: allow-listed claims only. */
export interface Token {
  /** Whom it was sent to: of a tool call that a gateway handed on, the gateway. */
  process: string
  fingerprint?: string
  claimsFingerprint?: string
  alg?: string
  iss?: string
  sub?: string
  /** Tenant or organisation of the caller. */
  tenant?: string
  aud?: string
  /** Seconds since the epoch, as in RFC 7519. */
  exp?: number
  iat?: number
  role?: string
  /** All roles, where it names several: any of them will do. */
  roles?: readonly string[]
  roleClaim?: string
  account?: string
  /** In the words of the library that checked it. */
  refusedAs?: string
  evidence: Evidence
}

/** When the caller gave up, and how that is known, strongest first. */
export interface Deadline {
  at: Us
  from: 'cancel' | 'disconnect' | 'runner' | 'caller' | 'server' | 'configuration' | 'client-default'
  evidence: readonly Evidence[]
}

export interface Presigned {
  /** Fingerprint of the key that signed it. */
  by: string
  /** The bucket that it opens. */
  bucket?: string
  /** It carries a session token. */
  withToken?: boolean
}

/** What the tool's own answer says, and where that stands. */
export interface Answer extends SaidAnswer {
  /** URLs that the answer hands out, one of each signer and bucket. */
  presigned?: readonly Presigned[]
  evidence: Evidence
}

/** A tool call's fixed-size summary. */
export interface ToolCall extends Alike {
  id: string
  /** `mcp`: a `tools/call`; `request`: an inbound HTTP request; `invocation`: a Lambda function's; `job`, `message`: a queue's; `scheduled`: a timer's; `test`: a case without spans of its own; `process`: calls outside any request. */
  kind: 'mcp' | 'request' | 'invocation' | 'job' | 'message' | 'scheduled' | 'test' | 'process'
  /** Tool, `GET /path`, or case name. */
  tool: string
  process: string
  service: string
  traceId?: string
  /** When the runner says that it asked; a process that is busy takes the request up later. */
  requestedAt?: Us
  start: Us
  /** Nobody said when: `start` says nothing. */
  untimed?: true
  end?: Us
  /** The moment that judges it: end of the answer, else the deadline, else the last thing seen. */
  until: Us
  deadline?: Deadline
  outcome: OutcomeState
  outcomeMessage?: string
  /** How many results the runner counted. */
  resultCount?: number
  /** The case expects an error. */
  negative: boolean
  joinedBy: Join
  token?: Token
  /** As a header of the request names it; whether the caller belongs to it, the token alone tells. */
  headerTenant?: string
  /** Whom its server took the caller for, as its span or its log says. */
  caller?: string
  /** Configuration, else the token's role-shaped claim, else none. */
  expectedRole?: string
  expectedFrom?: 'configuration' | 'token' | 'test'
  answer?: Answer
  progress?: Progress
  httpStatus?: number
  chain: readonly Step[]
  awsCalls: number
  outbound: number
  /** Outbound calls to anybody but STS: what the tool itself asked. */
  beyondSts: number
  /** It made calls that were not read, in a large run: nothing may be claimed of what it did not do. */
  unread?: true
  denied: number
  open: number
  /** The longest time that the event loop was seen to stand still while it ran. */
  delay?: Us
  /** The longest time that it waited for a turn: for a thread of a pool, or, where `at` says so, at something else. */
  turn?: { wait: Us; at?: string }
  /** Fingerprints of the keys that signed its calls, in order of first use. */
  keys: readonly string[]
  evidence: readonly Evidence[]
}

/** A key, who issued it, for which role and token, and until when. */
export interface Issue {
  key: string
  by: Call
  role?: string
  sessionArn?: string
  /** Fingerprint of the token whose request asked for it. */
  token?: string
  from: Us
  until?: Us
}

export type Proof = 'proven' | 'partial' | 'unknown'

/** What must be known across tool calls. Every case holds the whole of it: a rule asks by key, process and time. */
export interface Ledger {
  /** Who issued a key that was valid at that time. */
  issuer(key: string, at: Us): Issue | undefined
  /** Sessions of a role that were valid at some time in the window; of one process: those that it may have been given. */
  sessions(role: string, from: Us, to: Us, process?: string): Iterable<Issue>
  /** Fingerprints of the inbound tokens whose requests a key signed for. */
  tokensUsing(key: string): readonly string[]
  /** The later call by the same caller, to the same end, that succeeded within the time healing takes. */
  healed(failure: Call): Call | undefined
  /** May an absence in this process and time be claimed? */
  coverage(process: string, need: Need, from: Us, to: Us): Proof
  /** The runs of its tool in servers of its service, itself among them. */
  runsOf(toolCall: ToolCall): readonly ToolCall[]
  /** The token with that fingerprint, as some request of the run brought it. */
  tokenOf(fingerprint: string): Token | undefined
  /** Tool calls whose token has the same claims under another signature. */
  twinsOf(token: Token): readonly ToolCall[]
  /** A tampered twin of this token that was seen to be refused. */
  refusedTwin(token: Token): Evidence | undefined
  /** Every AssumeRole* call of the run, in order. */
  readonly assumeRoleCalls: readonly Call[]
  /** Every call of a process that ran at some time in the window, bodies included, in order of start. */
  callsDuring(process: string, from: Us, to: Us): readonly Call[]
  /** About when calls of a process began or ended in a window that are not among these: of a large run not all are read. */
  unreadAt(process: string, from: Us, to: Us): readonly Us[]
  /** What the coverage record says of its own completeness; absent where none was recorded. */
  gap(
    process: string,
  ): Pick<Coverage, 'watched' | 'dropped' | 'unwatched' | 'notInbound' | 'tail' | 'notes' | 'evidence'> | undefined
  /** Was the span that this call hangs below read? `true` for roots. */
  hasParent(call: Call): boolean
  /** Names of the variables and files of a process that bear on credentials; absent where no coverage was recorded. */
  environment(
    process: string,
  ): { variables: readonly string[]; files: readonly string[]; runtime?: string; evidence: Evidence } | undefined
  /** The last moment a process is known to have run, and whether it said that it ended. */
  lastSeen(process: string): { at: Us; ended: boolean } | undefined
  /** How a process ended, where it is known to have done so by itself. */
  exitOf(process: string): Coverage['exit']
  /** Every tool call of the run, summaries only. */
  readonly toolCalls: readonly ToolCall[]
}

/** One tool call with all that belongs to it. */
export interface Case {
  toolCall: ToolCall
  /** A runner or client gave its result; without one the outcome is only inferred. */
  hasResult: boolean
  calls: readonly Call[]
  spans: readonly Span[]
  logs: readonly LogRecord[]
  ledger: Ledger
}

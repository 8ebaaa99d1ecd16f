/**
 * What the survey keeps of one span: numbers only, made from its attributes in whatever order they come. Two spans with
 * equal `likeA` and `likeB` are alike in all that a verdict rests on; what ties spans together (keys, tokens, roles) stands
 * beside it.
 */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import { TOKEN_LEEWAY } from '../model/tolerances.ts'
import { AS, type Looked, TELLS, WHY } from './attributes.ts'
import { type Hash, hashText, joined, joinedText, mixed } from './hash.ts'
import { wordsOf } from './words.ts'

export const FLAG = {
  /** It failed: by its status, its HTTP status, or an error that it names. */
  failed: 1,
  /** It was never seen to end. */
  open: 2,
  /** It took a second or more, or waited that long for something. */
  slow: 4,
  /** A tool's own span. */
  tool: 8,
  /** An inbound request, or another unit of work. */
  inbound: 16,
  /** The answer says of itself that it is an error. */
  badAnswer: 32,
  /** The event loop stood still. */
  delayed: 64,
  /** A call that left: an SDK's, or an HTTP request. */
  outgoing: 128,
  /** A call that failed and got no answer: what came before it on its connection may say why. */
  unanswered: 256,
  /** The span that an SDK of AWS has of a call, above its requests. */
  sdk: 512,
  /** A request that was answered 401 or 403: whoever asked was turned away. */
  turnedAway: 1024,
  /** What a tool answered is recorded. */
  answered: 2048,
  /** It waited for a free socket: for whose, is told by who held them at that moment. */
  queued: 4096,
  /** It began an upload in parts, or completed one, or took it back. */
  uploading: 8192,
  uploaded: 16384,
} as const

/** A span that took so long, µs, may have waited for something. */
export const SLOW = 1e6
/** What somebody waits for. */
export const UNITS = FLAG.tool | FLAG.inbound

/** Steps of durations, µs: the limits that rules know, and coarse steps beyond them. */
export const DURATIONS = [200e3, 250e3, 500e3, SLOW, 2e6, 2.5e6, 3e6, 5e6, 10e6, 20e6, 30e6, 60e6, 120e6, 300e6, 900e6]
/** Steps of how late a token came, µs: verifiers grant some time. */
export const LATE = [1, TOKEN_LEEWAY + 1]
/** Steps of waiting times that attributes tell, ms. */
export const WAITS = [250, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000]

const TOOL_CALL = hashText('tools/call')
const EXECUTE_TOOL = hashText('execute_tool')
const TOOL = hashText('tool')
const ROOT = hashText('/')
/** Value of `rpc.system` in spans of AWS: https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/ */
export const AWS_SYSTEM = 'aws-api'
const AWS_API = hashText(AWS_SYSTEM)
const OK: Hash = { a: 1, b: 1 }
/** Calls by which an upload in parts is begun, and is over. */
export const UPLOADS = { begun: 'CreateMultipartUpload', ended: ['CompleteMultipartUpload', 'AbortMultipartUpload'] }
const BEGINS_UPLOAD = joinedText(UPLOADS.begun)
const ENDS_UPLOAD = UPLOADS.ended.map(joinedText)

/** Kinds as OTLP numbers them: https://github.com/open-telemetry/opentelemetry-proto (`Span.SpanKind`). */
const KIND = { server: 2, client: 3, producer: 4 } as const

/** Where keys come from is told apart by so many bits: there are few such places. */
const SOURCES = 16
/** Numbers that a digest is packed into. */
export const ROW = 29

export class SpanDigest {
  /** The trace id, as four words of 32 bits. */
  t0 = 0
  t1 = 0
  t2 = 0
  t3 = 0
  /** The ids of the span and of its parent, hashed; 0 for none. */
  id = 0
  parent = 0
  /** The trace id stands in the bytes as 32 lower-case hex digits. */
  plain = false
  kind = 0
  /** µs since the epoch; an `end` of 0 is none. */
  start = 0
  end = 0
  flags = 0
  likeA = 0
  likeB = 0
  /** Names that tie spans together, hashed; 0 where there is none. */
  key = 0
  /** What the span says of its key, as one number. */
  keySaid = 0
  /** Where it says that the key came from, as one bit of `SOURCES`. */
  keySource = 0
  issuedKey = 0
  /** Until when the issued key is good, µs. */
  issuedUntil = 0
  token = 0
  claims = 0
  outboundToken = 0
  tokenRole = 0
  askedRole = 0
  requestId = 0
  /** What a call asked for; the name of a tool. */
  operation = 0
  service = 0
  bucket = 0
  /** Of a call: the role, resource or path that it asked for. */
  target = 0
  process = 0

  #resource = 0
  #tool = 0
  #named = 0
  #hasMethod = false
  #isProcedure = false
  #status = 0
  #isAws = false
  /** What an error says. */
  #said = 0
  #nameSaysTool = false
  #isWork = false
  #mark: 'tool' | 'other' | undefined
  #pathA = 0
  #pathB = 0
  #hostIsAddress = false
  #expires = 0
  #tokenExpires = 0

  begin(): void {
    this.t0 = this.t1 = this.t2 = this.t3 = 0
    this.id = this.parent = 0
    this.plain = false
    this.kind = 0
    this.start = this.end = 0
    this.flags = 0
    this.likeA = this.likeB = 0
    this.key =
      this.keySaid =
      this.keySource =
      this.issuedKey =
      this.issuedUntil =
      this.token =
      this.claims =
      this.outboundToken =
        0
    this.tokenRole = this.askedRole = this.requestId = this.operation = this.service = this.bucket = this.target = 0
    this.#status = 0
    this.#hasMethod = this.#isProcedure = this.#isAws = this.#nameSaysTool = this.#isWork = this.#hostIsAddress = false
    this.#mark = undefined
    this.#pathA = this.#pathB = this.#said = this.#tool = this.#resource = this.#named = 0
    this.#expires = this.#tokenExpires = 0
  }

  /** Two values are added, not chained, so that the order of attributes plays no part. */
  #add(salt: number, a: number, b: number): void {
    this.likeA = (this.likeA + mixed(a ^ salt)) | 0
    this.likeB = (this.likeB + mixed(b + Math.imul(salt, 0x2545f491))) | 0
  }

  #tell({ name, tells, salt }: Looked, a: number, b: number): void {
    if (tells === TELLS.key) {
      this.keySaid = (this.keySaid + mixed(a ^ Math.imul(b, 0x9e3779b1) ^ salt)) | 0
      if (name === ROLECALL.source) this.keySource = 1 << (a & (SOURCES - 1))
    } else if (tells === TELLS.tool) this.#tool = joined(a, b)
    else if (tells === TELLS.answer) this.flags |= FLAG.answered
    else if (tells === TELLS.resource) this.#resource = joined(a, b)
    else if (tells === TELLS.aws || isHash(AWS_API, a, b)) this.#isAws = true
  }

  name(a: number, b: number, saysTool: boolean): void {
    this.#add(1, a, b)
    this.#named = joined(a, b)
    this.#nameSaysTool = saysTool
  }

  status(code: number): void {
    this.#add(2, code, code)
    if (code === 2) this.flags |= FLAG.failed
  }

  message(text: string): void {
    const { a, b } = wordsOf(text)
    this.#said = (this.#said + a) | 0
    this.#add(3, a, b)
  }

  /** A value that is taken as it stands; `as` says that no text is needed. */
  hashed(one: Looked, a: number, b: number): void {
    if (one.tells !== undefined) this.#tell(one, a, b)
    switch (one.as) {
      case AS.value:
        if (a === 0 && b === 0) break
        this.#add(one.salt, a, b)
        break
      case AS.key:
        this.key ||= joined(a, b)
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.issuedKey:
        this.issuedKey ||= joined(a, b)
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.token:
        this.token ||= joined(a, b)
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.claims:
        this.claims ||= joined(a, b)
        break
      case AS.outboundToken:
        this.outboundToken ||= joined(a, b)
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.tokenRole:
        this.tokenRole ||= joined(a, b)
        this.#add(one.salt, a, b)
        break
      case AS.askedRole:
        this.askedRole ||= joined(a, b)
        this.#add(one.salt, a, b)
        break
      case AS.requestId:
        this.requestId ||= joined(a, b)
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.operation:
        this.operation ||= joined(a, b)
        this.#isProcedure ||= one.name === SEMCONV.rpcMethod
        this.#add(one.salt, a, b)
        break
      case AS.service:
        this.service ||= joined(a, b)
        this.#add(one.salt, a, b)
        break
      case AS.bucket:
        this.bucket ||= joined(a, b)
        this.#add(one.salt, a, b)
        break
      case AS.error:
        this.flags |= FLAG.failed
        this.#add(one.salt, a, b)
        break
      case AS.method:
        this.#hasMethod = true
        this.#add(one.salt, a, b)
        break
      case AS.toolMark:
        if (one.name === 'mcp.method.name') this.#mark = isHash(TOOL_CALL, a, b) ? 'tool' : 'other'
        else if (this.#mark === undefined && (isHash(EXECUTE_TOOL, a, b) || isHash(TOOL, a, b))) this.#mark = 'tool'
        this.#add(one.salt, a, b)
        break
      case AS.path:
        if (this.#pathA === 0) {
          this.#pathA = a
          this.#pathB = b
        }
        break
      case AS.workMark:
        this.#isWork = true
        this.#add(one.salt, a, b)
        break
      case AS.workId:
        this.#isWork = true
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.presence:
        this.#add(one.salt, OK.a, OK.b)
        break
    }
  }

  /** A value whose text is needed. */
  text(one: Looked, value: string): void {
    switch (one.as) {
      case AS.words: {
        const { a, b } = wordsOf(value)
        if (one.tells !== undefined) this.#tell(one, a, b)
        if (one.name === WHY) this.#said = (this.#said + a) | 0
        this.#add(one.salt, a, b)
        break
      }
      case AS.url:
        this.#url(one, value)
        break
      case AS.expires:
        this.#expires = timeOf(value)
        if (one.name === ROLECALL.issuedExpires) this.issuedUntil = this.#expires
        this.#add(one.salt, OK.a, OK.b)
        break
      case AS.success:
        this.#success(one, value !== 'false')
        break
      case AS.status:
      case AS.quantity:
      case AS.milliseconds:
      case AS.expiresSeconds:
        this.number(one, Number(value))
        break
      default: {
        const { a, b } = hashText(value)
        this.hashed(one, a, b)
      }
    }
  }

  number(one: Looked, value: number): void {
    switch (one.as) {
      case AS.status:
        this.#status = value
        if (value >= 400) this.flags |= FLAG.failed
        this.#add(one.salt, value | 0, value | 0)
        break
      case AS.quantity: {
        if (one.tells !== undefined) this.#tell(one, value, value)
        const step = value <= 0 ? 0 : value === 1 ? 1 : value === 2 ? 2 : 3
        this.#add(one.salt, step, step)
        break
      }
      case AS.milliseconds: {
        const step = stepOf(value, WAITS)
        if (step > 0) this.flags |= one.name === ROLECALL.eventLoopDelay ? FLAG.delayed : step > 1 ? FLAG.slow : 0
        if (step > 0 && one.name === ROLECALL.timeSocket) this.flags |= FLAG.queued
        this.#add(one.salt, step + 1, step + 1)
        break
      }
      case AS.expiresSeconds:
        this.#tokenExpires = value * 1e6
        this.#add(one.salt, OK.a, OK.b)
        break
      default: {
        const { a, b } = hashText(String(value))
        this.hashed(one, a, b)
      }
    }
  }

  boolean(one: Looked, value: boolean): void {
    if (one.as === AS.success) this.#success(one, value)
    else this.hashed(one, value ? 1 : 2, value ? 1 : 2)
  }

  #success(one: Looked, value: boolean): void {
    if (one.tells !== undefined) this.#tell(one, 0, 0)
    if (!value) this.flags |= FLAG.badAnswer
    this.#add(one.salt, value ? 1 : 2, value ? 1 : 2)
  }

  /** An event by its name; its attributes follow as the span's own. */
  event(a: number, b: number): void {
    this.#add(4, a, b)
  }

  #url(one: Looked, value: string): void {
    const from = value.indexOf('://')
    if (from < 0) return
    const slash = value.indexOf('/', from + 3)
    const question = value.indexOf('?')
    const end = slash < 0 ? (question < 0 ? value.length : question) : slash
    const host = hashText(value.slice(0, end))
    this.#hostIsAddress ||= isAddress(value.charCodeAt(from + 3))
    this.#add(one.salt, host.a, host.b)
    if (this.#pathA !== 0 || slash < 0) return
    const path = hashText(value.slice(slash, question < 0 ? value.length : question))
    this.#pathA = path.a
    this.#pathB = path.b
  }

  /** The first byte of a host: metadata services are known by their addresses. */
  host(firstByte: number): void {
    this.#hostIsAddress ||= isAddress(firstByte)
  }

  /** Once all of the span was seen. */
  finish(resourceA: number, resourceB: number, process: number): void {
    this.process = process
    const open = this.end === 0
    if (open) this.flags |= FLAG.open
    const took = open ? 0 : stepOf(this.end - this.start, DURATIONS)
    if (!open && this.end - this.start >= SLOW) this.flags |= FLAG.slow
    const isTool =
      this.kind !== KIND.client && (this.#mark === 'tool' || (this.#mark === undefined && this.#nameSaysTool))
    if (isTool) {
      this.flags |= FLAG.tool
      this.operation = this.#tool || this.#named
    } else if (this.kind === KIND.server && (this.#hasMethod || this.#isProcedure)) this.flags |= FLAG.inbound
    else if (this.#isWork && this.kind !== KIND.client && this.kind !== KIND.producer) this.flags |= FLAG.inbound
    else if (this.#hasMethod || this.operation !== 0)
      this.flags |= FLAG.outgoing | (this.#isAws && (!this.#hasMethod || this.#pathA === 0) ? FLAG.sdk : 0)
    if ((this.flags & (FLAG.outgoing | FLAG.failed)) === (FLAG.outgoing | FLAG.failed) && !(this.#status > 0))
      this.flags |= FLAG.unanswered
    if (this.kind === KIND.server && (this.#status === 401 || this.#status === 403)) this.flags |= FLAG.turnedAway
    const isCall = (this.flags & FLAG.outgoing) !== 0
    if (isCall) {
      this.target = this.askedRole || this.#resource || this.#path()
      if (this.operation === BEGINS_UPLOAD) this.flags |= FLAG.uploading
      else if (ENDS_UPLOAD.includes(this.operation)) this.flags |= FLAG.uploaded
    }
    // A refusal names who was refused, and the role that was asked for, where nothing else does.
    if (this.key !== 0 && (this.flags & FLAG.failed) !== 0) this.keySaid = (this.keySaid + mixed(this.#said)) | 0
    if (this.askedRole === 0 && (this.flags & FLAG.failed) !== 0) this.askedRole = this.#said >>> 0
    // An object's key is in the path of a request to AWS; who serves, or asks for metadata, is known by the path.
    if (!isCall || this.#hostIsAddress || ((this.flags & (FLAG.failed | FLAG.open)) !== 0 && this.operation === 0))
      this.#add(5, this.#pathA, this.#pathB)
    if (this.#expires !== 0) this.#add(6, this.#expires < this.start ? 1 : 2, 0)
    if (this.#tokenExpires !== 0) this.#add(7, stepOf(this.start - this.#tokenExpires, LATE), 0)
    this.#add(8, this.kind, took)
    this.#add(9, this.parent !== 0 ? 1 : 2, open ? 1 : 2)
    this.#add(10, resourceA, resourceB)
    // What is added up over a trace must not cancel out, nor can a half of one span and a half of another be a third.
    const { likeA, likeB } = this
    this.likeA = mixed(likeA ^ Math.imul(likeB, 0x9e3779b1))
    this.likeB = mixed(likeB + Math.imul(likeA, 0x85ebca77))
  }

  /** The root path says nothing: the query and JSON protocols know no other. */
  #path(): number {
    return this.#pathA === 0 || isHash(ROOT, this.#pathA, this.#pathB) ? 0 : joined(this.#pathA, this.#pathB)
  }

  /** All that others read, as `ROW` numbers from `at` on. */
  pack(rows: Float64Array, at: number): void {
    rows[at + 0] = this.t0
    rows[at + 1] = this.t1
    rows[at + 2] = this.t2
    rows[at + 3] = this.t3
    rows[at + 4] = this.id
    rows[at + 5] = this.parent
    rows[at + 6] = this.kind
    rows[at + 7] = this.start
    rows[at + 8] = this.end
    rows[at + 9] = this.flags
    rows[at + 10] = this.likeA
    rows[at + 11] = this.likeB
    rows[at + 12] = this.key
    rows[at + 13] = this.issuedKey
    rows[at + 14] = this.token
    rows[at + 15] = this.claims
    rows[at + 16] = this.outboundToken
    rows[at + 17] = this.tokenRole
    rows[at + 18] = this.askedRole
    rows[at + 19] = this.requestId
    rows[at + 20] = this.operation
    rows[at + 21] = this.service
    rows[at + 22] = this.bucket
    rows[at + 23] = this.process
    rows[at + 24] = this.plain ? 1 : 0
    rows[at + 25] = this.issuedUntil
    rows[at + 26] = this.keySaid
    rows[at + 27] = this.target
    rows[at + 28] = this.keySource
  }

  unpack(rows: Float64Array, at: number): void {
    this.t0 = rows[at + 0]!
    this.t1 = rows[at + 1]!
    this.t2 = rows[at + 2]!
    this.t3 = rows[at + 3]!
    this.id = rows[at + 4]!
    this.parent = rows[at + 5]!
    this.kind = rows[at + 6]!
    this.start = rows[at + 7]!
    this.end = rows[at + 8]!
    this.flags = rows[at + 9]!
    this.likeA = rows[at + 10]!
    this.likeB = rows[at + 11]!
    this.key = rows[at + 12]!
    this.issuedKey = rows[at + 13]!
    this.token = rows[at + 14]!
    this.claims = rows[at + 15]!
    this.outboundToken = rows[at + 16]!
    this.tokenRole = rows[at + 17]!
    this.askedRole = rows[at + 18]!
    this.requestId = rows[at + 19]!
    this.operation = rows[at + 20]!
    this.service = rows[at + 21]!
    this.bucket = rows[at + 22]!
    this.process = rows[at + 23]!
    this.plain = rows[at + 24] === 1
    this.issuedUntil = rows[at + 25]!
    this.keySaid = rows[at + 26]!
    this.target = rows[at + 27]!
    this.keySource = rows[at + 28]!
  }
}

/** Calls that one key signed say the same time, one after the other. */
let timed = { text: '', at: 0 }

function timeOf(text: string): number {
  if (timed.text !== text) timed = { text, at: Date.parse(text) * 1000 || 0 }
  return timed.at
}

function isHash(hash: Hash, a: number, b: number): boolean {
  return hash.a === a && hash.b === b
}

function isAddress(firstByte: number): boolean {
  return (firstByte >= 48 && firstByte <= 57) || firstByte === 91
}

export function stepOf(value: number, steps: readonly number[]): number {
  let step = 0
  while (step < steps.length && value >= steps[step]!) step++
  return step
}

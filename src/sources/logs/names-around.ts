/**
 * An error says what went wrong, and of what the line above it says, or the statement that was run, the command that was typed, the
 * configuration as the program printed it: the bucket, the region, who asked. A failure that leaves such a name out gets the one that stands
 * nearest in its own request, query or thread, else the only one that the log knows; where two may be meant it gets none.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import type { Attributes, LogRecord } from '../../model/records.ts'
import { saysDone } from '../../vocabulary/done.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { LOG } from './log-facts.ts'
import { bucketsIn, isOfOtherBuckets } from './named-buckets.ts'
import { bucketOfFields, CALLER, callerOfFields } from './named-fields.ts'
import { NamesSoFar, type Said } from './names-so-far.ts'
import { HEAD, unitsOf } from './units.ts'

/** As it is set, given to a command, or spoken of. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html */
const PROFILE =
  /\bAWS_(?:DEFAULT_)?PROFILE\\?["']?\s?[=:]\s?\\?["'`]?([\w@+-][\w.@+-]{0,63})|\s--profile[ =]["']?([\w@+-][\w.@+-]{0,63})|\b(?:aws|sso|named|credentials?|the|using|with) profile:? ["'`]([\w@+-][\w.@+-]{0,63})["'`]/gi

/** A name that a failure may leave out. */
interface Kind {
  attribute: string
  /** Has the failure none of its own? */
  lacks: (attributes: Attributes, said: string) => boolean
  namedIn: (record: LogRecord, said: string) => readonly string[]
  /** It is a command's own: the next one that is typed may be about another. */
  ofCommand?: true
  /** What may be given; other names only compete with it. */
  fits?: RegExp
}

const LOOKED_AT = 4000
/** Operations of S3 that ask for no bucket. */
export const OF_NO_BUCKET = /^(?:ListBuckets|ListAllMyBuckets|ListDirectoryBuckets|WriteGetObjectResponse)$/

const REGION = String.raw`([a-z]{2}(?:-(?:gov|iso[a-z]?))?-(?:north|south|east|west|central){1,2}-\d)`
const REGION_NAMED = new RegExp(
  String.raw`\b[\w.-]{0,40}region(?:[_-]?name)?\\?["']?\]?\s{0,12}(?:=>?|:|\s)\s{0,3}\\?["'${'`'}]?${REGION}\b`,
  'gi',
)
/** Of an answer that is about the region. */
const OF_REGION =
  /^(?:PermanentRedirect|TemporaryRedirect|IllegalLocationConstraint\w*|RegionDisabled\w*|AuthorizationHeaderMalformed)$/
const NAMES_REGION = new RegExp(REGION)

/** Who a program is to AWS, in its own words or as STS answered. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const CALLER_NAMED =
  /\b(?:caller.?identity|authenticated|logged in|running|signed in|acting|identity|connected to AWS|"Arn"|\bArn)\b[^\n]{0,160}?(arn:aws[\w-]{0,20}:(?:iam::\d{12}:user|sts::\d{12}:(?:assumed-role|federated-user))\/[\w+=,.@/-]{1,200})/g

const ASSUMES = /\bassum(?:ed?|ing) (?:the )?(?:iam )?role\b|\bAssumeRole\w*|\barn:aws[\w-]{0,20}:iam::\d{12}:role\//gi

/** Values of fields that are, or hold, an address of S3, whatever the field is called. */
function addressesIn(attributes: Attributes): string[] {
  return Object.values(attributes).flatMap((value) =>
    typeof value === 'string' && value.length < LONGEST && OF_S3.test(value) ? value : [],
  )
}
const OF_S3 = /\bs3[an]?:\/\/|\bs3[.-][\w.-]{0,60}amazonaws\.com|:s3:::/
const LONGEST = 500

const ROLE_FIELD = /(?:^|[._-])(?:assume[_-]?)?role(?:[_-]?arn)?$|RoleArn$/i
/** A field of a session that was issued: its key, or until when it is good. */
const SESSION = /^\S{0,80}(?:expir\w{0,8} "?\d|access[._-]?key\S{0,20} "?ASIA)/i
const ROLE = /^arn:aws[\w-]{0,20}:iam::\d{12}:role\/\S{1,512}$/

const KINDS: readonly Kind[] = [
  {
    attribute: SEMCONV.s3Bucket,
    ofCommand: true,
    lacks: (attributes) =>
      attributes[SEMCONV.rpcService] === 'S3' && !OF_NO_BUCKET.test(String(attributes[SEMCONV.rpcMethod] ?? '')),
    namedIn: ({ attributes }, said) => {
      const own = attributes[SEMCONV.s3Bucket] ?? (isOfOtherBuckets(said) ? undefined : bucketOfFields(attributes))
      return own === undefined ? bucketsIn([said, ...addressesIn(attributes)].join('\n')) : [String(own)]
    },
  },
  {
    attribute: SEMCONV.cloudRegion,
    lacks: (attributes, said) => OF_REGION.test(String(attributes[SEMCONV.errorType])) && !NAMES_REGION.test(said),
    namedIn: (_, said) =>
      /region/i.test(said) ? Array.from(said.matchAll(REGION_NAMED), ([, region]) => region!.toLowerCase()) : [],
  },
  {
    attribute: LOG.principal,
    lacks: (attributes) => isDenial(String(attributes[SEMCONV.errorType])) && attributes[LOG.keys] === undefined,
    namedIn: ({ attributes }, said) => {
      if (attributes[SEMCONV.errorType] !== undefined || !/arn:aws|assum/i.test(said)) return []
      const own = callerOfFields(attributes)
      // Who assumes a role is the caller no more.
      return [
        ...(own === undefined ? Array.from(said.matchAll(CALLER_NAMED), ([, caller]) => caller!) : [own]),
        ...(said.match(ASSUMES) ?? []),
      ]
    },
    fits: CALLER,
  },
  {
    attribute: LOG.profile,
    ofCommand: true,
    lacks: (_, said) => causesIn(said).some(({ cause }) => cause === 'sso-expired'),
    namedIn: (_, said) =>
      /profile/i.test(said)
        ? Array.from(said.matchAll(PROFILE), ([, set, given, told]) => (set ?? given ?? told)!)
        : [],
  },
  {
    attribute: ROLECALL.stsRoleArn,
    lacks: (attributes) => String(attributes[SEMCONV.rpcMethod] ?? '').startsWith('AssumeRole'),
    // A role whose session was had is not the one that was refused.
    namedIn: ({ attributes, body }) =>
      Object.entries(attributes).some(([name, value]) => SESSION.test(`${name} ${value}`)) || saysDone(body)
        ? []
        : Object.entries(attributes).flatMap(([name, value]) =>
            ROLE_FIELD.test(name) && typeof value === 'string' && ROLE.test(value) ? value : [],
          ),
  },
]

/** A line that says what is being done, behind the name of its part. */
const ANNOUNCES =
  /^[^\n]{0,60}?\b(?!warning|during|nothing|something|string|setting|existing|missing|following)[A-Za-z]{2,14}ing\b|^\W{0,6}(?:executeQuery|SELECT|INSERT|COPY|UNLOAD|GET|PUT|HEAD|POST|DELETE)\b/i
/** A command by which something is set for those that come, or shown. */
const CONFIGURES =
  /^[^\n]{0,120}?(?:[$#>%❯] |\+ )(?:sudo )?(?:export|set|source|env|printenv|echo|cat|bat|less|grep|docker(?: |-)compose config|[A-Za-z_]\w{0,60}=\S{1,200}\s*$)/

/** Passes records on in their order, each without what the head of its line was, and each failure with what stands around it. */
export function withNamesAround(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const known = new Map<string, ReadonlyMap<Kind, NamesSoFar>>()
  let showing = false
  return (whole) => {
    const { [HEAD]: head, ...attributes } = whole.attributes
    const record: LogRecord = head === undefined ? whole : { ...whole, attributes }
    const { process, body, severity, evidence } = record
    const line = evidence.line
    if (line === undefined) return pass(record)
    const stack = attributes[LOG.stack]
    const said = `${body.slice(0, LOOKED_AT)}${typeof stack === 'string' ? `\n${stack.slice(0, LOOKED_AT)}` : ''}`
    const names = known.get(process) ?? new Map(KINDS.map((kind) => [kind, new NamesSoFar()]))
    known.set(process, names)
    const isTyped = attributes[LOG.typed] === true
    if (isTyped) showing = CONFIGURES.test(body)
    const isFailure = attributes[SEMCONV.errorType] !== undefined
    let found: readonly string[] | undefined
    const units = (): readonly string[] => (found ??= unitsOf(record, typeof head === 'string' ? head : ''))
    if (!isFailure && !isTyped && !mayName(said, attributes)) {
      for (const one of names.values()) one.hear(NOTHING, units)
      return pass(record)
    }
    const given: Record<string, string> = {}
    const places = new Set<number>(linesOf(attributes[LOG.namedAt]))
    const before = places.size
    for (const kind of KINDS) {
      const own = kind.namedIn(record, said)
      const lacks = isFailure && attributes[kind.attribute] === undefined && kind.lacks(attributes, said)
      if (lacks && own.length === 1) given[kind.attribute] = own[0]!
      const mayLack = lacks && own.length === 0
      if (isTyped && !showing && kind.ofCommand) names.get(kind)!.command()
      const nearest = mayLack ? names.get(kind)!.nearest(line, units()) : undefined
      if (nearest && (kind.fits?.test(nearest.name) ?? true)) {
        given[kind.attribute] = nearest.name
        places.add(nearest.line)
      }
      names.get(kind)!.hear(
        {
          names: own,
          line,
          isBad: severity === 'error' || severity === 'warn' || severity === 'fatal',
          isDone: own.length > 0 && saysDone(body),
          announces: own.length > 0 && (isTyped || ANNOUNCES.test(body)),
          configures: showing,
        },
        units,
      )
    }
    if (Object.keys(given).length === 0) return pass(record)
    if (places.size === before) return pass({ ...record, attributes: { ...attributes, ...given } })
    pass({ ...record, attributes: { ...attributes, ...given, [LOG.namedAt]: [...places].sort((a, b) => a - b) } })
  }
}

/** Most lines name nothing of these. */
const MAY_NAME = /bucket|s3|region|arn:aws|assum|amazonaws|rclone|profile/i
const NOTHING: Said = { names: [], line: 0, isBad: false, isDone: false, announces: false, configures: false }

function mayName(said: string, attributes: Attributes): boolean {
  if (MAY_NAME.test(said)) return true
  for (const name in attributes) {
    const value = attributes[name]
    if (MAY_NAME.test(name) || (typeof value === 'string' && MAY_NAME.test(value))) return true
  }
  return false
}

/** Lines that a record names, as `LOG.namedAt` holds them. */
export function linesOf(value: Attributes[string] | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : []
}

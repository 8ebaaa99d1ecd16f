/**
 * What was named some lines before its refusal, where the error names nothing: a role, as a workflow prints its inputs
 * (`role-to-assume: arn:…`) and a tool what it is about to do; a host that something was put to, or S3, of which the next line has the
 * answer and no more.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { serviceName } from './aws-facts.ts'
import { brokerIn, clientIn, isRefusedByBroker, refusedByBroker } from './iot-brokers.ts'
import { LOG } from './log-facts.ts'
import { serviceOfHost } from './url-status.ts'

/** A role named earlier than this belongs to another story, lines. */
const REACH = 60
const NAMED =
  /(?:role-to-assume|role[-_ ]?arn|assuming|(?:assum\w{1,5}|[Ss]elected|[Cc]hosen) (?:the )?(?:iam )?role)["']?\W{1,12}(arn:aws[\w-]{0,20}:iam::[\d*]{1,12}:role\/[\w+=,.@/-]{1,512})/i
/** `Role: arn:…`, as a line or field of its own; an execution, task or instance role is another's. */
const LABELLED =
  /(?:^|["'{,(;\n])\s{0,8}(?:(?:aws|iam|target|deploy(?:ment)?)[-_ ])?role["']?\s{0,2}[:=]\s{0,2}["']?(arn:aws[\w-]{0,20}:iam::[\d*]{1,12}:role\/[\w+=,.@/-]{1,512})/i
/** What is told in one breath, lines. */
const BREATH = 5
const LOOKED_AT = 2000
/** Where something was put, or fetched from. */
const ASKED =
  /\b(?:[Uu]pload|[Dd]ownload|[Ff]etch|[Pp]ush|[Pp]ull)ing\b[^\n]{0,200}? https:\/\/((?:[\w-]{1,63}\.){1,7}amazonaws\.com(?:\.cn)?)/
/** S3, which something is done with. */
const OF_S3 =
  /\bs3[an]?:\/\/[\w.-]|\/vsis3\/\w|\b(?:to|from|into|in|on|with|using|of) (?:(?:an?|the|our|your) )?(?:aws |amazon )?s3\b(?![ -]compatible)/i
/** An answer of which no more is told. https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/commands/helpers/retry_helper.go */
const BARE =
  /^(?!403\s*$)(?:(?:fatal|error|warn(?:ing)?)\W{1,3})?(?:(?:received|server returned|got|(?:HTTP )?response(?: code)?|(?:unexpected |unsupported )?(?:HTTP )?status(?: code)?|HTTP(?: error)?(?: code)?)\W{1,3}(?:HTTP )?)?403(?: Forbidden)?(?: \([^)\n]{1,60}\))?\s*(?:\n|$)/i
/** S3's own sentence at the end of somebody's, who names nobody, and what both lines say was being done. */
const DENIED = /(?::|=|->) ?\\?["']?Access Denied\b(?! for| to)/
const DEEDS =
  /\b(?:up|down)load|\b(?:back ?up|snapshot|archive|sync|copy|copie|cop(?=ying)|stor(?=e|ing)|sav(?=e|ing)|put|get|list|fetch|push|pull|read|writ|delet|remov|restor|publish|deploy)/gi

/** A registry that something was pushed to, or pulled from, and docker's word for who was not logged in there, which names none. */
const REGISTRY = /\b\d{12}\.dkr\.ecr\.[\w-]{1,40}\.amazonaws\.com(?:\.cn)?(?=\/)/
const REPOSITORY = /\b(?:refers to repository \[|docker (?:push|pull) |Pulling from )/
const NOT_LOGGED_IN =
  /^(?:(?:(?:[Ee]rror(?: response from daemon)?|denied): )?no basic auth credentials|(?:unsupported|unexpected) status(?: code)? 401(?: Unauthorized)?\W{1,3}(?:body: )?Not Authorized)\s*(?:\n|$)/

/** Where credentials are asked for: the metadata service, or a container's own endpoint. */
const ENDPOINT = /\b169\.254\.(?:169\.254|170\.(?:2|23))\b/
/** A client may try for a while, lines. */
const TRIES = 12

interface Above {
  name: string
  line: number
}

/** Who was asked for something, by a host or as S3, and what it was about. */
interface Asked {
  service: string
  host?: string
  deeds: readonly string[]
  line: number
}

/**
 * Passes records on in their order: those of a refused AssumeRole with the role that was named last before it, those of an endpoint for
 * credentials that gave none with its address.
 */
export function withNamesAbove(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const roles = new Map<string, Above>()
  const asked = new Map<string, Asked>()
  const endpoints = new Map<string, Above>()
  const registries = new Map<string, Above>()
  const brokers = new Map<string, Above>()
  const clients = new Map<string, Above>()
  return (record) => {
    const { process, attributes, evidence } = record
    const line = evidence.line ?? 0
    const said = record.body.slice(0, LOOKED_AT)
    const role = (NAMED.exec(said) ?? LABELLED.exec(said))?.[1]
    if (role) roles.set(process, { name: role, line })
    const endpoint = ENDPOINT.exec(said)?.[0]
    if (endpoint) endpoints.set(process, { name: endpoint, line })
    const registry = REGISTRY.exec(said)?.[0]
    if (registry) registries.set(process, { name: registry, line })
    else if (REPOSITORY.test(said)) registries.delete(process)
    const broker = brokerIn(said)
    if (broker) brokers.set(process, { name: broker, line })
    const client = brokers.has(process) ? clientIn(said) : undefined
    if (client) clients.set(process, { name: client, line })
    const isOfRole = String(attributes[SEMCONV.rpcMethod] ?? '').startsWith('AssumeRole')
    const given = {
      ...(isOfRole && named(ROLECALL.stsRoleArn, roles.get(process), line - REACH)),
      ...(attributes[SEMCONV.errorType] === undefined && refusedBy(asked.get(process), said, line - BREATH)),
      ...(NOT_LOGGED_IN.test(said) && notLoggedIn(registries.get(process), line - REACH)),
      ...(brokers.has(process) &&
        isRefusedByBroker(record, said) &&
        turnedAway(brokers.get(process), clients.get(process), line - REACH)),
      ...(!endpoint && askedInVain(said, endpoints.get(process), line - TRIES)),
    }
    pass(Object.keys(given).length === 0 ? record : { ...record, attributes: { ...given, ...attributes } })
    const ofLine = askedIn(said, line)
    if (ofLine) asked.set(process, ofLine)
  }
}

function askedInVain(said: string, above: Above | undefined, from: number): Readonly<Record<string, string>> {
  const asked = named(SEMCONV.serverAddress, above, from)
  return SEMCONV.serverAddress in asked && causesIn(said).some(({ cause }) => cause === 'metadata-silent') ? asked : {}
}

/** The attribute, where it was named from that line on. */
function named(attribute: string, above: Above | undefined, from: number): Readonly<Record<string, string>> {
  return above && above.line >= from ? { [attribute]: above.name } : {}
}

/** The connection to the broker that was named from that line on. */
function turnedAway(broker: Above | undefined, client: Above | undefined, from: number): LogRecord['attributes'] {
  return broker && broker.line >= from ? refusedByBroker(broker.name, client?.name) : {}
}

/** The call to the registry that was named from that line on. */
function notLoggedIn(above: Above | undefined, from: number): LogRecord['attributes'] {
  if (!above || above.line < from) return {}
  return {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: 'ECR',
    [SEMCONV.serverAddress]: above.name,
    [SEMCONV.errorType]: 'NoCredentialsError',
    [LOG.unsent]: true,
  }
}

function askedIn(said: string, line: number): Asked | undefined {
  const host = ASKED.exec(said)?.[1]
  if (!host && !OF_S3.test(said)) return undefined
  return {
    service: host ? serviceName(serviceOfHost(host)) : 'S3',
    ...(host && { host }),
    deeds: deedsIn(said),
    line,
  }
}

function deedsIn(said: string): string[] {
  return said.toLowerCase().match(DEEDS) ?? []
}

/** The refusal of whoever was asked, where they were named from that line on. */
function refusedBy(above: Asked | undefined, said: string, from: number): LogRecord['attributes'] {
  if (!above || above.line < from) return {}
  const isOfDeed = (): boolean => DENIED.test(said) && deedsIn(said).some((deed) => above.deeds.includes(deed))
  if (!BARE.test(said) && !(above.service === 'S3' && isOfDeed())) return {}
  return {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: above.service,
    ...(above.host && { [SEMCONV.serverAddress]: above.host }),
    [SEMCONV.errorType]: 'AccessDenied',
    [SEMCONV.httpStatus]: 403,
  }
}

import { waitingFor } from '../../src/facts/critical-path.ts'
import { inLanguage } from '../../src/facts/language.ts'
import { misspelt, UNTRUSTED_FIX, unreachedBy } from '../../src/facts/lost-connections.ts'
import { quoted } from '../../src/facts/refusals.ts'
import { bool, num, text } from '../../src/model/attribute-access.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import type { Attempt, Call } from '../../src/model/call.ts'
import type { Us } from '../../src/model/records.ts'
import type { Draft, Rule } from '../../src/model/rule.ts'
import { addressOf, callName, count, duration, percent } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

/** Less is a slow handshake, not a stall, µs. */
const LONG: Us = 1_000_000

type Phase = 'dns' | 'connect' | 'tls' | 'trust'

const PHASES: Readonly<Record<Phase, string>> = {
  dns: 'the name was never resolved',
  connect: 'no connection came about',
  tls: 'the TLS handshake never ended',
  trust: 'the certificate there is not trusted',
}

const FIXES: Readonly<Record<Phase, string>> = {
  dns: 'Look at the resolver: /etc/resolv.conf, the VPC’s DNS settings, the private hosted zone of the VPC endpoint, and the region in the host’s name.',
  connect:
    'Look at the way there: security group and route table, NAT gateway or VPC endpoint (`com.amazonaws.<region>.<service>`), HTTPS_PROXY and NO_PROXY.',
  tls: 'Something takes the connection and does not speak TLS: a proxy or firewall that inspects, a wrong port, or an overloaded peer. Try `openssl s_client -connect <host>:443`.',
  trust: UNTRUSTED_FIX,
}

export const rule: Rule = {
  id: 'connect-stall',
  title: 'No connection came about',
  severity: 'error',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { digest: ['connectWait', 'callFailed'] },
  effectOf: ['process-busy'],
  causes: ['calls-slowed', 'time-lost'],
  limits: [
    { us: LONG, says: 'looking up the name, connecting or shaking hands, at the least, where no error tells of it' },
  ],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    for (const call of c.calls) {
      if (call.kind === 'metadata' || call.start > t.until) continue
      // What a log says of a role that was asked for in vain is told with the role.
      if (call.seenAs === 'log' && call.operation.startsWith('AssumeRole')) continue
      const stall = stallOf(call, c)
      if (!stall) continue
      const { phase, spent, error } = stall
      const healed = call.outcome === 'ok' || c.ledger.healed(call) || isAnsweredNext(call, c)
      if (healed && spent < LONG) continue
      const host = addressOf(call)
      const proxy = proxyOf(call, c)
      const total = t.until - t.start
      const waited = spent >= LONG ? ` for ${duration(spent)} (${percent(spent, total)} of the tool’s time)` : ''
      yield {
        message: `${callName(call)} could not reach ${host}: ${proxy ? `the proxy ${proxy} does not let it through` : PHASES[phase]}${waited}${error ? ` (${error})` : ''}`,
        expected: `a connection to ${host} within a second`,
        observed: `${count(Math.max(1, call.attempts.length), 'attempt')}, ${call.open ? 'still waiting' : (call.errorCode ?? 'answered at last')}; ${call.seenAs === 'log' ? quoted(call) : `time so far: ${times(call)}`}`,
        fix: `${proxy ? proxyFix(proxy) : isClosed(call, phase) ? closedFix(host) : `${phase === 'dns' ? misspelt(host) : ''}${FIXES[phase]}`}${phase === 'connect' ? ` Let it fail early: ${inLanguage(c, { nodejs: '`requestHandler: { connectionTimeout: 1000 }`', python: '`Config(connect_timeout=1)`', other: 'a connect timeout of a second' })}.` : ''}`,
        // Optional neighbours may be absent: the tool answered without.
        ...((healed || t.negative || t.outcome === 'passed') && { severity: 'info' as const }),
        confidence: error || call.attempts.some((attempt) => waitingFor(attempt) === phase) ? 'high' : 'medium',
        subject: [host, phase],
        evidence: [call.evidence, ...call.attempts.map((attempt) => attempt.evidence)],
      }
    }
  },
}

/** Said to be tried again, and AWS then answered, though it may have refused: there is a way. */
function isAnsweredNext(call: Call, { calls }: Case): boolean {
  if (call.seenAs !== 'log' || !/\bretry/i.test(call.errorMessage ?? '')) return false
  const { file, line = 0 } = call.evidence
  return calls.some(
    (other) =>
      other.evidence.file === file &&
      (other.evidence.line ?? 0) > line &&
      other.sent !== false &&
      (other.service === call.service || other.service === 'AWS') &&
      unreachedBy(other) === undefined,
  )
}

/** botocore’s, urllib3’s, Go’s, Java’s and curl’s words for a proxy that was asked in vain. */
const PROXY =
  /proxy URL:? "?([^\s"']{3,200})|proxyconnect tcp:[^\n]{0,60}?(?:dial tcp |lookup )([\w.:-]{3,200})|(?:via|through|from|to) (?:HTTP )?proxy (?:server )?["'(]?([\w.-]{3,200}:\d{2,5}|https?:\/\/[\w.:-]{3,200})/i

function proxyOf(call: Call, { logs }: Case): string | undefined {
  const words = [
    call.errorMessage ?? '',
    ...logs.filter(({ evidence }) => evidence.file === call.evidence.file).map(({ body }) => body),
  ]
  if (!/proxy/i.test(words[0]!)) return undefined
  const named = words.map((one) => PROXY.exec(one.slice(0, 2000))).find((found) => found !== null)
  return (named?.[1] ?? named?.[2] ?? named?.[3])?.replace(/[:.]$/, '')
}

/** Somebody is there, and nothing listens at that port; on the machine itself it is a setting that leads there. */
function isClosed(call: Call, phase: Phase): boolean {
  return (
    phase === 'connect' &&
    call.kind === 'aws' &&
    isLocal(call) &&
    call.attempts.some(({ error }) => error === 'ECONNREFUSED')
  )
}

function isLocal(call: Call): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(call.host ?? call.attempts.at(-1)?.host ?? '')
}

function closedFix(host: string): string {
  return `Nothing listens at ${host}, and AWS is not there: look at AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE>, \`endpoint_url\` in ~/.aws/config and of the client, as they are set for an emulator; unset them where AWS itself is meant.`
}

function proxyFix(proxy: string): string {
  return `Look at ${proxy}: does it run, and does it let CONNECT through to AWS’s endpoints? What lies in the VPC (endpoints, the metadata service) belongs into NO_PROXY.`
}

function stallOf(call: Call, c: Case): { phase: Phase; spent: Us; error?: string } | undefined {
  const { until } = c.toolCall
  const failed = unreachedBy(call)
  const waits = call.attempts.map((attempt) => phaseOf(attempt, c)).filter((wait) => wait !== undefined)
  const longest = waits.sort((a, b) => b.spent - a.spent)[0]
  if (failed && call.outcome === 'error') {
    const codes = [failed, ...call.attempts.map(({ error = '' }) => error)].join(' ')
    const phase = /ENOTFOUND|EAI_AGAIN|NameResolution/.test(codes) ? 'dns' : failed === 'SSLError' ? 'trust' : 'connect'
    return { phase, spent: (call.end ?? until) - call.start, error: failed }
  }
  return longest && longest.spent >= LONG ? longest : undefined
}

function phaseOf(attempt: Attempt, c: Case): { phase: Phase; spent: Us } | undefined {
  const { until } = c.toolCall
  const busy = (num(attempt, R.eventLoopDelay) ?? 0) * 1000
  if (num(attempt, R.timeFirstByte) === undefined) {
    const phase = unfinished(attempt, c)
    // What it waited in its client's own pool is no fault of the way there.
    const queued = (num(attempt, R.timeSocket) ?? 0) * 1000
    return phase && { phase, spent: Math.min(attempt.end ?? until, until) - attempt.start - queued - busy }
  }
  const [phase, spent] = (
    [
      ['dns', num(attempt, R.timeDns)],
      ['connect', num(attempt, R.timeConnect)],
      ['tls', num(attempt, R.timeTls)],
    ] as const
  )
    .map(([name, ms]) => [name, (ms ?? 0) * 1000 - busy] as const)
    .sort((a, b) => b[1] - a[1])[0]!
  return spent > 0 ? { phase, spent } : undefined
}

/** The phase in which a request without an answer was left: as told while it was open, else the first that has no time. */
function unfinished(attempt: Attempt, c: Case): Phase | undefined {
  const waiting = waitingFor(attempt)
  if (waiting) return waiting === 'dns' || waiting === 'connect' || waiting === 'tls' ? waiting : undefined
  if (num(attempt, R.timeSocket) === undefined || bool(attempt, R.reusedSocket)) return undefined
  if (num(attempt, R.timeConnect) === undefined) return 'connect'
  // Clients of Python count the handshake among connecting.
  const apart = inLanguage(c, { nodejs: 'apart', python: '', other: 'apart' })
  return apart && text(attempt, S.urlScheme) === 'https' && num(attempt, R.timeTls) === undefined ? 'tls' : undefined
}

function times(call: Call): string {
  const names = { dns: R.timeDns, connect: R.timeConnect, tls: R.timeTls, 'first byte': R.timeFirstByte }
  const known = Object.entries(names).flatMap(([name, attribute]) => {
    const ms = num(call, attribute)
    return ms === undefined ? [] : [`${name} ${duration(ms * 1000)}`]
  })
  return known.join(', ') || 'no phase was completed'
}

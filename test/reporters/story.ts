/** A report of the placeholder-role story, made by hand, and its large and hostile twins: input for reporters. */
import { firstScreen } from '../../src/facts/first-screen.ts'
import type { CallReport, Finding, Report, ToolCallReport } from '../../src/model/report.ts'
import { count } from '../../src/model/text.ts'
import { STEP_NAMES, type Step, type StepNumber } from '../../src/model/tool-call.ts'

const ROLE = 'arn:aws:iam::123456789012:role/TestRole'
const AMBIENT = 'AKIA-0123456789ab-3F2Q'
const FILE = '.rolecall/1700000000000-4242-ab12/spans.jsonl'
const T0 = Date.UTC(2026, 10, 23, 17, 0, 0)

const iso = (ms: number) => new Date(T0 + ms).toISOString().replace('Z', '000Z')
const spanId = (n: number) => n.toString(16).padStart(16, '0')

function call(
  n: number,
  name: string,
  from: number,
  to: number | undefined,
  more: Partial<CallReport> = {},
): CallReport {
  return {
    id: `${'a'.repeat(32)}/${spanId(n)}`,
    kind: 'aws',
    name,
    start: iso(from),
    ...(to !== undefined && { end: iso(to), durationMs: to - from }),
    outcome: to === undefined ? 'open' : more.errorCode ? 'error' : 'ok',
    attempts: 1,
    key: AMBIENT,
    evidence: { kind: 'span', file: FILE, line: n + 1, traceId: 'a'.repeat(32), spanId: spanId(n), time: iso(from) },
    ...more,
  }
}

function denied(n: number, from: number): CallReport {
  return call(n, 'STS AssumeRole', from, from + 40, {
    errorCode: 'AccessDenied',
    errorMessage: `User: arn:aws:iam::999988887777:user/ci is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
    httpStatus: 403,
    roleArn: ROLE,
    requestId: `request-${n}`,
  })
}

function toolCall(n: number, tool: string, from: number, calls: CallReport[]): ToolCallReport {
  return {
    id: `tool-call-${n}`,
    kind: 'mcp',
    tool,
    process: '1700000000000-4242-ab12',
    service: 'server',
    traceId: 'a'.repeat(32),
    start: iso(from),
    end: iso(from + 200),
    durationMs: 200,
    outcome: 'passed',
    joinedBy: 'trace',
    expectedRole: ROLE,
    awsCalls: calls.length,
    outbound: calls.length,
    denied: 1,
    open: 0,
    keys: [AMBIENT],
    asExpectedRole: false,
    reached: 'other',
    findings: [],
    firstBroken: 3,
    steps: steps(3),
    calls,
    callsTotal: calls.length,
    evidence: [{ kind: 'span', file: FILE, line: n + 1, spanId: spanId(n) }],
  }
}

function steps(broken: StepNumber): Step[] {
  return STEP_NAMES.map((name, i) => ({
    step: (i + 1) as StepNumber,
    name,
    state: i + 1 < broken ? 'ok' : i + 1 === broken ? 'broken' : 'unknown',
    note: i + 1 === broken ? `STS refused AssumeRole of ${ROLE}` : `${name} at ${iso(0)}`,
    evidence: [{ kind: 'span', file: FILE, line: i + 1 }],
  }))
}

function finding(n: number, ruleId: string, more: Partial<Finding> = {}): Finding {
  return {
    fingerprint: `rc-${n.toString(16).padStart(12, '0')}`,
    ruleId,
    severity: 'error',
    confidence: 'high',
    message: `${ruleId} says what broke`,
    expected: 'credentials of the role',
    observed: 'AccessDenied',
    fix: 'Let the trust policy name the caller.',
    subject: [ROLE],
    toolCall: 'tool-call-0',
    toolCalls: ['tool-call-0'],
    evidence: [{ kind: 'span', file: FILE, line: 2, traceId: 'a'.repeat(32), spanId: spanId(1), time: iso(10) }],
    evidenceTotal: 1,
    tools: ['read_0'],
    toolsTotal: 1,
    ...more,
    toolCallsTotal: (more.toolCalls ?? ['one']).length,
    concerns: count((more.toolCalls ?? ['one']).length, 'tool call'),
  }
}

/** Tool calls with the findings that name them, and what the report tells of all of them. */
function told(
  toolCalls: readonly ToolCallReport[],
  findings: readonly Finding[],
): Pick<Report, 'toolCalls' | 'chains' | 'totals'> {
  const times = new Map<string, number>()
  for (const { tool } of toolCalls) times.set(tool, (times.get(tool) ?? 0) + 1)
  const { firstBroken, steps, id } = toolCalls[0]!
  const tools = [...times].map(([tool, count]) => ({ tool, count }))
  return {
    toolCalls: toolCalls.map((one) => ({
      ...one,
      findings: findings.filter((finding) => finding.toolCalls.includes(one.id)).map((finding) => finding.fingerprint),
    })),
    chains: [
      {
        pattern: steps.map((step) => step.state[0]).join(''),
        ...(firstBroken && { firstBroken }),
        count: toolCalls.length,
        concerns: count(toolCalls.length, 'tool call'),
        tools: tools.slice(0, 20),
        toolsTotal: tools.length,
        toolCall: id,
        steps,
      },
    ],
    totals: {
      toolCalls: toolCalls.length,
      outcomes: { passed: toolCalls.length },
      reached: { other: toolCalls.length },
      tools: tools.map((one) => ({ ...one, outcomes: { passed: one.count }, reached: { other: one.count } })),
      toolsTotal: tools.length,
    },
  }
}

/** With the first screen that the report makes of itself. */
function withLines(report: Report): Report {
  return { ...report, summary: { ...report.summary, lines: firstScreen(report, report.summary.headline) } }
}

export function story(): Report {
  const toolCalls: ToolCallReport[] = Array.from({ length: 10 }, (_, n) =>
    toolCall(n, `read_${n % 5}`, n * 1000, [
      denied(n * 10 + 1, n * 1000 + 10),
      call(n * 10 + 2, 'S3 ListObjectsV2', n * 1000 + 60, n * 1000 + 120, { bucket: 'data' }),
    ]),
  )
  const hung = call(201, 'S3 GetObject', 11_100, undefined, { bucket: 'data', host: 's3.example.test' })
  const { end: _, durationMs: __, ...open } = toolCall(10, 'fetch_report', 11_000, [denied(200, 11_010), hung])
  toolCalls.push({
    ...open,
    outcome: 'timeout',
    outcomeMessage: 'Read timed out after 10 s',
    open: 1,
    deadline: { at: iso(21_000), afterMs: 10_000, from: 'disconnect' },
  })
  const all = toolCalls.map((one) => one.id)
  const root = finding(1, 'assume-role-denied', {
    message: `STS refused AssumeRole of ${ROLE} to arn:aws:iam::999988887777:user/ci`,
    toolCalls: all,
    evidenceTotal: 11,
  })
  const findings = [
    root,
    finding(2, 'fallback-after-assume-error', {
      message: 'After the refusal the AWS calls went on as AKIA…3F2Q',
      toolCalls: all,
      causedBy: root.fingerprint,
    }),
    finding(3, 'tool-timeout-hung-call', {
      message: 'fetch_report timed out after 10 s while S3 GetObject hung: 99 % of its time',
      toolCall: 'tool-call-10',
      toolCalls: ['tool-call-10'],
    }),
    finding(4, 'role-arn-placeholder', {
      severity: 'warning',
      message: `${ROLE}: account 123456789012 is a sample account of AWS's documentation`,
    }),
    finding(5, 'hollow-pass-emulated', {
      severity: 'info',
      confidence: 'medium',
      message: 'Only local endpoints answered',
    }),
  ]
  return withLines({
    version: 2,
    tool: { name: 'rolecall', version: '0.1.0' },
    inputs: [
      {
        file: FILE,
        format: 'rolecall spans',
        records: 33,
        bytes: 40_000,
        skipped: 1,
        skips: [{ file: FILE, line: 34, reason: 'expected a JSON object, found a torn line', count: 1 }],
        from: iso(0),
        to: iso(21_000),
        proves: ['which key signed each call'],
        cannotProve: [],
      },
    ],
    identities: [
      { key: AMBIENT, kind: 'AKIA', source: 'env', principal: 'arn:aws:iam::999988887777:user/ci', calls: 22 },
    ],
    ...told(toolCalls, findings),
    findings,
    inconclusive: [
      {
        ruleId: 'socket-pool-exhausted',
        toolCalls: ['tool-call-10'],
        toolCallsTotal: 1,
        missing: ['http1'],
        settleBy: 'Record once more with rolecall/register.',
      },
    ],
    suspects: [
      { suspect: 'trust', verdict: 'guilty', why: root.message, findings: [root.fingerprint], evidence: root.evidence },
      {
        suspect: 'clock',
        verdict: 'cleared',
        why: 'the clock is cleared: AWS accepted 11 calls',
        findings: [],
        evidence: [],
      },
      { suspect: 'region', verdict: 'unknown', why: 'no AWS call beyond STS succeeded', findings: [], evidence: [] },
    ],
    summary: {
      verdict: 'error',
      doubts: [],
      lines: [],
      headline: `First broken step: AssumeRole called (3 of 6) in 11 tool calls. ${root.message}.`,
      rootCauses: [root.fingerprint, findings[2]!.fingerprint, findings[3]!.fingerprint],
      findings: { error: 3, warning: 1, info: 1 },
      inconclusive: 1,
      toolCalls: 11,
      passRate: {
        passed: 10,
        total: 11,
        asExpectedRole: 0,
        asOtherIdentity: 10,
        noAwsCall: 0,
        unknown: 0,
        sentence: "10/11 passed, of which 0 reached AWS as the token's role (10 reached it as somebody else)",
      },
      unjoined: 0,
      from: iso(0),
      to: iso(21_000),
      notes: [],
    },
  })
}

/** Nothing found, everything proved. */
export function healthy(): Report {
  const report = story()
  const good = report.toolCalls.slice(0, 10).map((one) => ({
    ...one,
    asExpectedRole: true,
    reached: 'expected' as const,
    denied: 0,
    calls: one.calls.slice(1),
    awsCalls: 1,
    outbound: 1,
  }))
  const ok = STEP_NAMES.map((name, i) => ({
    step: (i + 1) as StepNumber,
    name,
    state: 'ok' as const,
    note: name,
    evidence: [],
  }))
  return withLines({
    ...report,
    inputs: report.inputs.map((input) => ({ ...input, skipped: 0, skips: [] })),
    ...told(
      good.map(({ firstBroken: _, ...one }) => ({ ...one, steps: ok })),
      [],
    ),
    findings: [],
    inconclusive: [],
    suspects: report.suspects.map((one) =>
      one.verdict === 'guilty'
        ? { ...one, verdict: 'cleared', why: 'AssumeRole is cleared: 10 of 10', findings: [] }
        : one,
    ),
    summary: {
      verdict: 'clean',
      doubts: [],
      lines: [],
      headline: 'Nothing found in 10 tool calls.',
      rootCauses: [],
      findings: { error: 0, warning: 0, info: 0 },
      inconclusive: 0,
      toolCalls: 10,
      unjoined: 0,
      notes: [],
    },
  })
}

/** Every piece of text that comes from input, replaced. */
export function withText(report: Report, hostile: string): Report {
  const root = report.findings[0]!
  return {
    ...report,
    inputs: report.inputs.map((input) => ({
      ...input,
      file: hostile,
      skips: input.skips.map((skip) => ({ ...skip, file: hostile, reason: hostile })),
    })),
    identities: report.identities.map((one) => ({ ...one, principal: hostile, key: hostile })),
    toolCalls: report.toolCalls.map((one) => ({
      ...one,
      tool: hostile,
      service: hostile,
      outcomeMessage: hostile,
      expectedRole: hostile,
      keys: [hostile],
      calls: one.calls.map((c) => ({
        ...c,
        name: hostile,
        errorCode: hostile,
        errorMessage: hostile,
        host: hostile,
        bucket: hostile,
        requestId: hostile,
        key: hostile,
        evidence: { ...c.evidence, file: hostile, quote: hostile },
      })),
    })),
    chains: report.chains.map((chain) => ({
      ...chain,
      tools: [{ tool: hostile, count: 1 }],
      steps: chain.steps.map((step) => ({ ...step, note: hostile })),
    })),
    findings: report.findings.map((one) => ({
      ...one,
      message: hostile,
      expected: hostile,
      observed: hostile,
      fix: hostile,
      subject: [hostile],
      evidence: [{ ...root.evidence[0]!, file: hostile, quote: hostile, id: hostile, at: hostile }],
    })),
    inconclusive: report.inconclusive.map((one) => ({ ...one, settleBy: hostile })),
    suspects: report.suspects.map((one) => ({ ...one, why: hostile })),
    summary: {
      ...report.summary,
      headline: hostile,
      lines: report.summary.lines.map((line) => ({ ...line, text: hostile })),
      notes: [hostile],
      passRate: { ...report.summary.passRate!, sentence: hostile },
    },
  }
}

/** Tool calls that overlap, `perTool` calls each. */
export function large(tools: number, perTool: number): Report {
  const base = story()
  const toolCalls = Array.from({ length: tools }, (_, n) => {
    const from = n * 50
    const calls = Array.from({ length: perTool }, (_, i) =>
      i === 0
        ? denied(n * perTool, from + 10)
        : call(n * perTool + i, i % 3 ? 'S3 GetObject' : 'IAM ListRoles', from + i * 20, from + i * 20 + 15, {
            bucket: `bucket-${i % 7}`,
            key: i % 4 ? AMBIENT : `ASIA-${(n % 9).toString(16).repeat(12)}-7QX${n % 9}`,
          }),
    )
    return { ...toolCall(n, `tool_${n % 40}`, from, calls), end: iso(from + perTool * 20 + 50) }
  })
  const findings = base.findings.map((one) => ({
    ...one,
    toolCalls: toolCalls.map((t) => t.id),
    toolCallsTotal: tools,
    concerns: count(tools, 'tool call'),
  }))
  return {
    ...base,
    ...told(toolCalls, findings),
    findings,
    summary: { ...base.summary, toolCalls: tools },
  }
}

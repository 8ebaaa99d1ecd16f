/**
 * Is a report's verdict the story's? `expected.json` is written by hand, from what is true in the story, never from what
 * was printed. Remarks (`info`) are nobody's concern here.
 */

/**
 * @typedef {object} ExpectedFinding
 * @property {string} ruleId
 * @property {'error' | 'warning' | 'info'} severity
 * @property {string[]} subject Each must be part of the finding's subject.
 * @property {string[]} tools The tools that it, or several such findings together, were seen in: all of them.
 * @property {string[]} [says] Words that its message or observation must hold.
 *
 * @typedef {object} Expected
 * @property {number} exitCode Of `rolecall analyze`.
 * @property {string[]} rootCauses Rules of the findings that follow from no other, the leading one first.
 * @property {{ step: number, name: string } | null} firstBroken First broken step of the chain in the leading finding's
 *   tool calls.
 * @property {string[]} headline Words that the verdict in a sentence must hold.
 * @property {ExpectedFinding[]} findings What must be found.
 * @property {{ ruleId: string, why: string }[]} also What may be found besides: true, but not the point.
 * @property {{ passed: number, total: number, asExpectedRole: number, asOtherIdentity: number, noAwsCall: number, sentence: string }} passRate
 * @property {{ guilty: string[], cleared: string[], unsettled: string[] }} suspects
 *   Must be so; a suspect that is in none of the lists may be anything but guilty.
 */

/**
 * @param {any} report As `rolecall analyze --format json` prints it.
 * @param {Expected} expected
 * @returns {string[]} one line a difference; none if the verdict is the story's
 */
export function differences(report, expected) {
  /** @type {string[]} */
  const wrong = []
  const say = (/** @type {string} */ what, /** @type {unknown} */ wanted, /** @type {unknown} */ found) =>
    wrong.push(`${what}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`)

  /** @type {any[]} */
  const findings = report.findings.filter((/** @type {any} */ finding) => finding.severity !== 'info')
  // What a process logs outside any tool call is no tool.
  const toolOf = new Map(
    report.toolCalls.flatMap((/** @type {any} */ call) => (call.kind === 'process' ? [] : [[call.id, call.tool]])),
  )
  const roots = report.summary.rootCauses.map((/** @type {string} */ fingerprint) =>
    findings.find((finding) => finding.fingerprint === fingerprint),
  )
  const allowed = new Set(expected.also.map(({ ruleId }) => ruleId))
  const rootRules = roots
    .map((/** @type {any} */ root) => root?.ruleId)
    .filter((/** @type {string} */ id) => !allowed.has(id))
  if (rootRules.join() !== expected.rootCauses.join()) say('root causes', expected.rootCauses, rootRules)
  for (const words of expected.headline)
    if (!report.summary.headline.includes(words)) say('headline', words, report.summary.headline)
  const lead = roots[0]
  const step = firstBroken(report, lead)
  if (step !== (expected.firstBroken?.step ?? null)) say('first broken step', expected.firstBroken, step)

  const unmatched = new Set(findings)
  for (const wanted of expected.findings) {
    const found = [...unmatched].filter(
      (finding) => finding.ruleId === wanted.ruleId && wanted.subject.every((part) => finding.subject.includes(part)),
    )
    if (found.length === 0) say('finding', `${wanted.ruleId} of ${wanted.subject.join(', ')}`, 'none')
    const tools = new Set(
      found.flatMap((finding) => finding.toolCalls.flatMap((/** @type {string} */ id) => toolOf.get(id) ?? [])),
    )
    if (found.length && [...tools].sort().join() !== [...wanted.tools].sort().join())
      say(`tools of ${wanted.ruleId}`, wanted.tools, [...tools])
    for (const finding of found) {
      unmatched.delete(finding)
      if (finding.severity !== wanted.severity) say(`severity of ${wanted.ruleId}`, wanted.severity, finding.severity)
      const text = `${finding.message} ${finding.observed}`
      for (const words of wanted.says ?? []) if (!text.includes(words)) say(`words of ${wanted.ruleId}`, words, text)
    }
  }
  for (const extra of unmatched)
    if (!allowed.has(extra.ruleId)) say('no further finding', 'none', `${extra.ruleId}: ${extra.message}`)

  const { passRate = {} } = report.summary
  for (const [name, value] of Object.entries(expected.passRate))
    if (passRate[name] !== value) say(`pass rate, ${name}`, value, passRate[name])

  for (const { suspect, verdict } of report.suspects) {
    const isGuilty = expected.suspects.guilty.includes(suspect)
    if (isGuilty !== (verdict === 'guilty')) say(`suspect ${suspect}`, isGuilty ? 'guilty' : 'not guilty', verdict)
    for (const [list, wanted] of /** @type {const} */ ([
      ['cleared', 'cleared'],
      ['unsettled', 'unknown'],
    ]))
      if (expected.suspects[list].includes(suspect) && verdict !== wanted) say(`suspect ${suspect}`, wanted, verdict)
  }
  return wrong
}

/** The earliest broken step in the tool calls of a finding. @param {any} report @param {any} lead */
function firstBroken(report, lead) {
  const steps = report.chains.flatMap((/** @type {any} */ chain) =>
    lead?.toolCalls.includes(chain.toolCall) && chain.firstBroken !== undefined ? [chain.firstBroken] : [],
  )
  return steps.length ? Math.min(...steps) : null
}

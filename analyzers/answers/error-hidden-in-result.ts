import { hiddenError } from '../../src/facts/signing.ts'
import { unwatchedTransports } from '../../src/facts/silence.ts'
import type { Draft, Rule, Suspect } from '../../src/model/rule.ts'
import { count, cut, textSubject } from '../../src/model/text.ts'
import type { Case } from '../../src/model/tool-call.ts'

export const rule: Rule = {
  id: 'error-hidden-in-result',
  title: 'The answer is an error dressed as a result',
  severity: 'error',
  step: 6,
  suspect: 'data',
  needs: ['tool-answers'],
  trigger: { digest: ['answerError', 'answerUnknown'] },
  effectOf: ['call-failed'],
  *check(c: Case): Iterable<Draft> {
    const { toolCall: t } = c
    const error = hiddenError(t)
    const answer = t.answer
    if (!error || !answer || t.outcome === 'timeout') return
    // Data about errors: an answer that says success, or brings results, is not an error for its `error` field.
    if (answer.success !== false && (answer.success === true || (answer.count ?? 0) > 0)) return
    const seen = t.outcome === 'failed' && !!t.outcomeMessage?.includes(error.slice(0, 40))
    const counted =
      t.outcome === 'passed'
        ? 'the runner counted it as passed'
        : t.outcome === 'failed'
          ? `the runner says only "${cut(t.outcomeMessage ?? 'failed', 120)}"`
          : 'nobody is known to have noticed'
    const calls = made(c)
    // A missing second token is a cause of its own, whatever became of the role in the same request.
    const independent = calls.none && aboutAuthentication(error) && !aboutAws(error)
    const said = `answered with an error inside a successful result: "${cut(error, 240)}"`
    yield {
      message: `${t.tool} ${said}${calls.none ? '; it made no outbound call' : ''}`,
      many: `Several tools ${said}`,
      expected: 'an error is answered as one: `isError: true`, or a status of 4xx or 5xx',
      observed: `${answer.success === false ? 'success: false, ' : ''}"${cut(error, 400)}" inside a result that is not an error; ${calls.text}; ${seen ? 'the runner saw it' : counted}`,
      fix: fix(t.tool, error, calls.none),
      ...((t.negative || seen) && { severity: 'info' as const }),
      confidence: answer.success === false ? 'high' : 'medium',
      subject: independent ? [t.tool, textSubject(error)] : [textSubject(error)],
      suspect: suspectOf(error, calls.seen),
      ...(independent && { independent }),
      evidence: [answer.evidence, ...t.evidence],
    }
  },
}

/** `none`: it is proven that the tool called nobody; `seen`: a call was recorded. */
function made(c: Case): { none: boolean; seen: boolean; text: string } {
  // The role's own AssumeRole, made before the tool ran, is no call of the tool's.
  const beyondSts = c.calls.filter((call) => call.service !== 'STS')
  if (beyondSts.length)
    return { none: false, seen: true, text: `the tool made ${count(beyondSts.length, 'outbound call')}` }
  return unwatchedTransports(c).length === 0
    ? { none: true, seen: false, text: 'the tool made no outbound call at all' }
    : { none: false, seen: false, text: 'no outbound call was recorded' }
}

function aboutAuthentication(error: string): boolean {
  return /auth|session|token|credential|log ?in|permission|unauthori[sz]ed|forbidden/i.test(error)
}

function aboutAws(error: string): boolean {
  return /\baws\b|assume|\bsts\b|\biam\b|role/i.test(error)
}

/** Who asks for a session before anybody was called has nobody's permissions to blame. */
function suspectOf(error: string, called: boolean): Suspect {
  if (!aboutAuthentication(error)) return 'data'
  if (aboutAws(error)) return 'credentials'
  return called || /permission|forbidden/i.test(error) ? 'permissions' : 'second-token'
}

function fix(tool: string, error: string, noCall: boolean): string {
  const answer = `Answer with \`isError: true\` (or a 4xx) and let the runner fail on \`success: false\`.`
  if (noCall && aboutAuthentication(error) && !aboutAws(error))
    return `${tool} failed before it made a call: it needs a session or token of its own that nobody passed on. Configure that second token (the error names it) and hand it to the tool's client. ${answer}`
  return `Mend what the answer names. ${answer}`
}

/** What became of a state machine's execution: https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
import { isObject, readJson } from '../kit/json-values.ts'
import { timeOf } from '../kit/times.ts'
import type { Source } from '../source.ts'
import { LOG } from './log-facts.ts'
import { CANNOT_PROVE, PROVES } from './logs.ts'
import { textLog } from './text-log.ts'

type Event = Record<string, unknown>
interface Held {
  event: Event
  line: number
  at?: string
}

const FAILED = /(?:Failed|TimedOut|Aborted)$/
/** What stands between a failure and how the next try of it ended. */
const OF_A_TRY = /(?:Scheduled|Started|Submitted)$/

export const stepFunctions: Source = {
  format: 'Step Functions history',
  proves: [...PROVES, 'which step of an execution failed, and what was tried again'],
  cannotProve: CANNOT_PROVE,
  signs: ['"previousEventId"', 'EventDetails"'],
  recognise: (head) =>
    /^\s*\{\s*"events"\s*:/.test(head) && /"previousEventId"\s*:/.test(head) && /EventDetails"\s*:/.test(head)
      ? 0.9
      : 0,
  read: async (input, sink) => {
    /** Failures of a step that is tried again, and its last one; what they weigh is known when the step ends. */
    let failures: Held[] = []
    /** What came from the first failure on that nobody tried again: whether somebody caught it is known at the end. */
    const waiting: { one: Held; severity?: 'info' | 'warn'; mended?: boolean }[] = []
    const record = ({ event, line, at }: Held, severity: 'info' | 'warn' | 'error', mended = false): void => {
      const time = timeOf(event['timestamp'])
      const around = { file: input.name, line, severity, ...(at && { at }), ...(time !== undefined && { time }) }
      const log = textLog(told(event), around)
      sink.record(mended ? { ...log, attributes: { ...log.attributes, [LOG.expected]: true } } : log)
    }
    const put = (one: Held, severity: 'info' | 'warn', mended = false): void => {
      if (waiting.length > 0) waiting.push({ one, severity, mended })
      else record(one, severity, mended)
    }
    const settle = (mended: boolean): void => {
      for (const [nth, one] of failures.entries())
        if (!mended && nth === failures.length - 1) waiting.push({ one })
        else put(one, mended ? 'info' : 'warn', mended)
      failures = []
    }
    const end = (isCaught: boolean): void => {
      for (const { one, severity = isCaught ? 'warn' : 'error', mended } of waiting.splice(0))
        record(one, severity, mended)
    }
    await readJson(input, sink, ['events'], ({ value, line, at, key }) => {
      if (!isObject(value) || typeof value['type'] !== 'string') {
        if (key) sink.skip({ line, ...(at && { at }), reason: 'no event of an execution' })
        return
      }
      const type = value['type']
      const held = { event: value, line, ...(at && { at }) }
      if (FAILED.test(type)) {
        failures.push(held)
        return
      }
      if (!OF_A_TRY.test(type)) settle(/Succeeded$/.test(type))
      put(held, 'info')
      if (type === 'ExecutionSucceeded') end(true)
    })
    settle(false)
    end(false)
  },
}

/** `TaskFailed: Lambda.TooManyRequestsException: Rate Exceeded. …`; of what went well its kind and name. */
function told(event: Event): string {
  const details = Object.values(event).find(isObject) ?? {}
  const { error, cause, name, resourceType, resource } = details
  return [event['type'], error, cause, name ?? (error ? undefined : [resourceType, resource].filter(Boolean).join(':'))]
    .filter((one) => typeof one === 'string' && one !== '')
    .join(': ')
}

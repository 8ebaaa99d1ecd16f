/**
 * Work that failed, was handed out again and then went well: a queue is made for that, and nobody is left without.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { endedBadly, isWork, type Unit } from '../cases/tool-calls.ts'
import { append } from '../kit/multimap.ts'

/** Each of them, with the first delivery that went well after it. */
export function redeliveredWell(units: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const deliveries = new Map<string, Unit[]>()
  for (const unit of units)
    if (isWork(unit) && unit.messageId !== undefined)
      append(deliveries, JSON.stringify([unit.service, unit.kind, unit.tool, unit.messageId]), unit)
  const well = new Map<Unit, Unit>()
  for (const all of deliveries.values()) {
    let next: Unit | undefined
    for (const unit of all.toSorted((a, b) => b.start - a.start)) {
      if (!endedBadly(unit)) next = unit.end === undefined ? undefined : unit
      // What a test says of it is the test's.
      else if (next && !unit.outcome) well.set(unit, next)
    }
  }
  return well
}

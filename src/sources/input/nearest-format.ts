/** Which format an unread input came nearest to: what of its signs is there, and what is not. */
import { SOURCES } from '../index.ts'
import { parseLogLine } from '../logs/log-line.ts'

/** So many formats are named. */
const NAMED = 2

/** `nearest: CloudTrail (has "eventName", lacks "eventSource")`; nothing where no format has anything in common with it. */
export function nearestFormats(head: string): string {
  const near = SOURCES.flatMap(({ format, signs = [] }) => {
    const has = signs.filter((sign) => head.includes(sign))
    const lacks = signs.filter((sign) => !head.includes(sign))
    return has.length > 0 && lacks.length > 0 ? [{ format, has, lacks, share: has.length / signs.length }] : []
  })
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED)
    .map(({ format, has, lacks }) => `${format} (has ${has.join(', ')}; lacks ${lacks.join(', ')})`)
  const log = asLog(head)
  const all = near.length < NAMED && log ? [...near, log] : near
  return all.length > 0 ? `; nearest: ${all.join(', ')}` : ''
}

/** How much of a text looks like a log. */
function asLog(head: string): string | undefined {
  const lines = head.split('\n', 60).filter((line) => line.trim() !== '')
  if (lines.length < 2 || /^\s*[[{<]/.test(head)) return undefined
  const heads = lines.filter((line) => {
    const { begins, time } = parseLogLine(line)
    return begins || time !== undefined
  }).length
  return `application log (${heads} of the first ${lines.length} lines begin with a time or a level)`
}

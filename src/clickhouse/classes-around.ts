/**
 * Classes told apart by what ran around their traces where that makes a difference (`Neighbours` of `sift`): whether a tool had called
 * anybody before, and whether an SDK's spans are around in the process of a request that has none.
 */
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import type { Asker } from './ask/asker.ts'
import { type ClassRow, classesIn, classOfOwn, toldApart } from './ask/classes.ts'
import { MOST, tooMany } from './known.ts'
import type { TraceRow } from './trace-row.ts'

/** Classes of a question. */
const ASKED_AROUND = 1000

/** Those that several traces may form, whatever ran around them. @param known where they were asked for in parts */
export async function alikeIn(ask: Asker, known: ClassRow[] | undefined): Promise<ClassRow[]> {
  if (known) return known
  const classes: ClassRow[] = []
  for await (const row of classesIn(ask, false)) {
    if (classes.push(row) > MOST) throw tooMany()
  }
  return classes
}

/** Classes of what was asked, and of each trace of its own kind what tells it apart: 0 for one that is among the classes. */
export interface Around {
  classes: readonly ClassRow[]
  own: Uint8Array
}

type Asked = Pick<ClassRow, 'flags' | 'process' | 'tools' | 'began'>

export async function toldAround(ask: Asker, alike: readonly ClassRow[], own: readonly TraceRow[]): Promise<Around> {
  if (alike.length + own.length > MOST) throw tooMany()
  const first = new Map<string, { process: number; tools: number; began: Us }>()
  const withSdk = new Set<number>()
  const note = ({ flags, process, tools, began }: Asked): void => {
    if ((flags & FLAG.sdk) !== 0) withSdk.add(process)
    if ((flags & FLAG.outgoing) === 0 || (flags & UNITS) === 0) return
    const name = `${process} ${tools}`
    const known = first.get(name)
    if (!known || began < known.began) first.set(name, { process, tools, began })
  }
  for (const row of alike) note(row)
  for (const row of own) note(row)
  /** 0 where it is to be asked. */
  const aroundOf = ({ flags, process, tools, began }: Asked, last: Us): number => {
    if ((flags & FLAG.sdk) !== 0) return 4
    if ((flags & FLAG.outgoing) !== 0) return withSdk.has(process) ? 0 : 6
    const calling = first.get(`${process} ${tools}`)
    if (!calling) return 1
    return last <= calling.began ? 2 : began > calling.began ? 3 : 0
  }
  const asked: ClassRow[] = []
  const classes: ClassRow[] = []
  for (const row of alike) {
    row.around = aroundOf(row, row.began_last)
    if (row.around === 0) asked.push(row)
    else classes.push(row)
  }
  const ofOwn = Uint8Array.from(own, (row) => aroundOf(row, row.began))
  for (const [nth, around] of ofOwn.entries()) if (around === 0) asked.push(classOfOwn(own[nth]!))
  for (let at = 0; at < asked.length; at += ASKED_AROUND)
    for (const row of await toldApart(ask, asked.slice(at, at + ASKED_AROUND), [...first.values()])) classes.push(row)
  return { classes, own: ofOwn }
}

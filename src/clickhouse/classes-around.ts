/**
 * Classes told apart by what ran around their traces where that makes a difference (`Neighbours` of `sift`): whether a tool had called
 * anybody before, and whether an SDK's spans are around in the process of a request that has none.
 */
import type { Us } from '../model/records.ts'
import { FLAG, UNITS } from '../scan/span-digest.ts'
import type { Asker } from './ask/asker.ts'
import { type ClassRow, classesIn, toldApart } from './ask/classes.ts'
import { MOST, tooMany } from './known.ts'

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

export async function toldAround(ask: Asker, classes: readonly ClassRow[]): Promise<readonly ClassRow[]> {
  if (classes.length > MOST) throw tooMany()
  const first = new Map<string, { process: number; tools: number; began: Us }>()
  const withSdk = new Set<number>()
  for (const { flags, process, tools, began } of classes) {
    if ((flags & FLAG.sdk) !== 0) withSdk.add(process)
    if ((flags & FLAG.outgoing) === 0 || (flags & UNITS) === 0) continue
    const name = `${process} ${tools}`
    const known = first.get(name)
    if (!known || began < known.began) first.set(name, { process, tools, began })
  }
  const around: ClassRow[] = []
  for (const row of classes) {
    const { flags, process, tools } = row
    if ((flags & FLAG.sdk) !== 0) row.around = 4
    else if ((flags & FLAG.outgoing) !== 0) {
      if (withSdk.has(process)) around.push(row)
      else row.around = 6
    } else {
      const calling = first.get(`${process} ${tools}`)
      if (!calling) row.around = 1
      else if (row.began_last <= calling.began) row.around = 2
      else if (row.began > calling.began) row.around = 3
      else around.push(row)
    }
  }
  if (around.length === 0) return classes
  const asked = new Set(around)
  const found = classes.filter((row) => !asked.has(row))
  for (let at = 0; at < around.length; at += ASKED_AROUND)
    for (const row of await toldApart(ask, around.slice(at, at + ASKED_AROUND), [...first.values()])) found.push(row)
  return found
}

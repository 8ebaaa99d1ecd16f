/**
 * Work that is shared: of a survey what sees all traces is asked by several, each of the traces of its part (by a hash of their ids),
 * and what came of it is a file. Whoever judges adds these up (`known.ts` holds no more of them), and asks the rest.
 */
import { readFileSync } from 'node:fs'
import { addressOf } from './address.ts'
import { Asker } from './ask/asker.ts'
import { type ClassRow, classesIn, joinedClasses } from './ask/classes.ts'
import { connect } from './connect.ts'
import { byDigests } from './digests.ts'
import { commentOf } from './kept.ts'
import { ClickHouseProblem } from './problems.ts'
import { type Tables, tablesOf } from './tables.ts'
import type { Wanted } from './window.ts'

/** The `part`-th of `of`, from 1 on. */
export interface Shard {
  part: number
  of: number
}

/** The first line of a file; each line behind it is a class of traces. */
interface Head {
  rolecall: 'part'
  shard: Shard
  /** What was asked for: parts of something else are not added. */
  asked: Asked
}

interface Asked {
  table: string
  since?: string | undefined
  until?: string | undefined
  service?: string | undefined
  /** Two versions may not agree on what is alike. */
  made: string
}

/** More parts than anybody has servers. */
const MOST_PARTS = 10_000

/** @throws ClickHouseProblem where it is no `i/n` */
export function shardOf(text: string): Shard {
  const [, part, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []
  const shard = { part: Number(part), of: Number(of) }
  if (!(shard.part >= 1 && shard.part <= shard.of && shard.of <= MOST_PARTS))
    throw new ClickHouseProblem(
      'usage',
      `--shard takes which part of how many, as 1/4, and got “${text.slice(0, 100)}”: parts are counted from 1 on.`,
    )
  return shard
}

/** The lines of a part's file. */
export async function* partOf(path: string, wanted: Wanted, shard: Shard): AsyncGenerator<string> {
  const connection = await connect(addressOf(path))
  try {
    const tables = await tablesOf(connection)
    const { reading } = await byDigests({ connection, tables, wanted, put: () => {} })
    const head: Head = { rolecall: 'part', shard, asked: askedOf(tables, wanted) }
    yield `${JSON.stringify(head)}\n`
    for await (const row of classesIn(new Asker(reading), true, shard)) yield `${JSON.stringify(row)}\n`
  } finally {
    await connection.close()
  }
}

/**
 * The classes of all parts.
 *
 * @param files all parts of what is asked for, each once
 * @throws ClickHouseProblem that says which is missing, twice there, or of something else
 */
export function classesOfParts(files: readonly string[], tables: Tables, wanted: Wanted): ClassRow[] {
  const asked = askedOf(tables, wanted)
  const rows: ClassRow[] = []
  const shards = new Map<number, string>()
  let parts: number | undefined
  for (const file of files) {
    const { head, classes } = readPart(file)
    for (const [name, value] of Object.entries(asked))
      if (head.asked[name as keyof Asked] !== value) throw ofSomethingElse(file, name, head.asked, asked)
    const { part, of } = head.shard
    parts ??= of
    if (of !== parts) throw new ClickHouseProblem('usage', `${file} is one part of ${of}, ${files[0]} one of ${parts}.`)
    const twin = shards.get(part)
    if (twin) throw new ClickHouseProblem('usage', `${twin} and ${file} are both part ${part}/${of}.`)
    shards.set(part, file)
    for (const row of classes) rows.push(row)
  }
  const missing = Array.from({ length: parts ?? 0 }, (_, nth) => nth + 1).filter((part) => !shards.has(part))
  if (missing.length > 0)
    throw new ClickHouseProblem(
      'usage',
      `of ${parts} parts ${missing.length} are missing, the first is ${missing[0]}/${parts}: a part of the spans proves nothing.`,
    )
  return joinedClasses(rows)
}

function readPart(file: string): { head: Head; classes: ClassRow[] } {
  let lines: unknown[]
  try {
    lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  } catch (error) {
    throw new ClickHouseProblem('usage', `${file} cannot be read as a part: ${(error as Error).message}`)
  }
  const [head, ...classes] = lines as [Head | undefined, ...ClassRow[]]
  if (head?.rolecall !== 'part' || !head.shard || !head.asked)
    throw new ClickHouseProblem(
      'usage',
      `${file} is no part: \`rolecall analyze clickhouse://… --shard 1/4 -o ${file}\` writes one.`,
    )
  return { head, classes }
}

function askedOf({ spans }: Tables, { since, until, service }: Wanted): Asked {
  return {
    table: spans.name,
    since: since?.toISOString(),
    until: until?.toISOString(),
    service,
    made: commentOf(spans),
  }
}

function ofSomethingElse(file: string, name: string, theirs: Asked, ours: Asked): ClickHouseProblem {
  if (name === 'made') return new ClickHouseProblem('usage', `${file} was written by another version of rolecall.`)
  const [their, our] = [theirs, ours].map((asked) => asked[name as keyof Asked] ?? 'none')
  return new ClickHouseProblem(
    'usage',
    `${file} is of another ${name}, ${their} and not ${our}: give --since and --until as times (2026-11-23T17:21:43Z), the same to all.`,
  )
}

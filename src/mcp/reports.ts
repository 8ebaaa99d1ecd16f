/** Reports by the paths they were made of; the latest few are kept until a file of them changes. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { analyze } from '../engine/analyze.ts'
import type { Report } from '../model/report.ts'
import { count, list } from '../model/text.ts'
import { Refused, type Root } from './root.ts'

const KEPT = 4

export interface RunFolder {
  path: string
  /** ISO 8601, UTC. */
  started: string
}

export class Reports {
  readonly #root: Root
  readonly #known = new Map<string, Promise<Report>>()
  constructor(root: Root) {
    this.#root = root
  }

  /** The run folders below `.rolecall`, newest first. */
  runs(): RunFolder[] {
    const folder = '.rolecall'
    if (!existsSync(this.#root.absolute(folder))) return []
    this.#root.confine(folder)
    return readdirSync(this.#root.absolute(folder))
      .flatMap((name) => {
        const start = /^(\d{13})-\d+-[0-9a-f]{4}$/.exec(name)?.[1]
        return start ? [{ path: join(folder, name), started: new Date(Number(start)).toISOString() }] : []
      })
      .sort((a, b) => (a.started > b.started ? -1 : 1))
  }

  /** Of these paths; without any, of the newest run. */
  async of(paths: readonly string[] | undefined): Promise<Report> {
    const newest = this.runs()[0]
    const asked = paths?.length ? paths : newest ? [newest.path] : []
    if (asked.length === 0)
      throw new Refused(
        'There is no run in .rolecall. Expected paths: spans, logs, test results or a run folder in the root.',
      )
    const each = asked.map((path) => this.#root.confine(path))
    const confined = each.flatMap(({ inside }) => inside)
    const outward = each.flatMap((one) => one.outward)
    const key = JSON.stringify(confined.map((path) => [path, stamp(this.#root.absolute(path))]))
    const known = this.#known.get(key)
    if (known) return known
    const report = analyze(confined.map((path) => this.#root.absolute(path))).then((made) =>
      withOutward(shortened(made, this.#root), outward),
    )
    this.#known.set(key, report)
    report.catch(() => this.#known.delete(key))
    for (const old of [...this.#known.keys()].slice(0, -KEPT)) this.#known.delete(old)
    return report
  }
}

/** Changes when a file below changes. */
function stamp(path: string): string {
  const { mtimeMs, size } = statSync(path)
  let inner = ''
  try {
    inner = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = statSync(join(entry.parentPath ?? entry.path, entry.name))
        return `${file.mtimeMs}:${file.size}`
      })
      .join()
  } catch {
    // A file.
  }
  return `${mtimeMs}:${size}:${inner}`
}

/** Says which links were not followed. */
function withOutward(report: Report, outward: readonly string[]): Report {
  if (outward.length === 0) return report
  const note = `${count(outward.length, 'link')} not followed, out of the root: ${list(outward)}`
  return { ...report, summary: { ...report.summary, notes: [note, ...report.summary.notes] } }
}

/** Places as seen from the root. */
function shortened(report: Report, root: Root): Report {
  return JSON.parse(JSON.stringify(report).replaceAll(JSON.stringify(`${root.folder}/`).slice(1, -1), ''))
}

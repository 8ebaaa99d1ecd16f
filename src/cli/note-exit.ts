/** How the command ended, beside what its process recorded: Python does not know it of a bare `raise SystemExit(1)`. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CoverageFile } from '../model/attributes.ts'

/**
 * @param runs run folders of the command's processes
 * @param pid the command's own; a process that it started ended in its own way
 */
export function noteExit(runs: readonly string[], pid: number | undefined, code: number): void {
  for (const run of runs) {
    const path = join(run, 'coverage.json')
    try {
      const coverage = JSON.parse(readFileSync(path, 'utf8')) as CoverageFile
      if (coverage.pid !== pid || coverage.exit || coverage.end === undefined) continue
      const draft = join(dirname(path), '.coverage.json')
      writeFileSync(draft, `${JSON.stringify({ ...coverage, exit: { code } }, null, 1)}\n`, { mode: 0o600 })
      renameSync(draft, path)
    } catch {
      // Without room or a whole file, what was recorded has to do.
    }
  }
}

/** What the build made of page/ for the report to hold. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../package-root.ts'

export function script(): string {
  return built('report-page.js')
}

export function stylesheet(): string {
  return built('report-page.css')
}

function built(file: string): string {
  return readFileSync(join(packageRoot(), 'dist', file), 'utf8').trim()
}

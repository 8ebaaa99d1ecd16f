/** The pages of docs/rules, which the package carries. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, publishedAt } from '../package-root.ts'

/** A rule's page as Markdown; nothing for a rule of somebody else, which has none here. */
export function rulePage(id: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined
  try {
    return readFileSync(join(packageRoot(), 'docs', 'rules', `${id}.md`), 'utf8')
  } catch {
    return undefined
  }
}

/** Where this version's page is on the web: in the package, as npm has it. */
export function rulePageAddress(id: string): string | undefined {
  return rulePage(id) === undefined ? undefined : publishedAt(`docs/rules/${id}.md`)
}

/** The pages of docs/rules, which the package carries. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../package-root.ts'

/** A rule's page as Markdown; nothing for a rule of somebody else, which has none here. */
export function rulePage(id: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined
  try {
    return readFileSync(join(packageRoot(), 'docs', 'rules', `${id}.md`), 'utf8')
  } catch {
    return undefined
  }
}

/** Where that page is on the web: below the `homepage` of package.json, where it names one. Nothing else is an address for all. */
export function rulePageAddress(id: string, root = packageRoot()): string | undefined {
  const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (typeof homepage !== 'string' || !URL.canParse(homepage)) return undefined
  const { origin, pathname } = new URL(homepage)
  const folders = pathname.split('/').filter(Boolean)
  if (origin === 'https://github.com' && folders.length === 2) folders.push('blob', 'HEAD')
  return [origin, ...folders, 'docs', 'rules', `${id}.md`].join('/')
}

/** A project that has rolecall as npm would install it, but for its dependencies: those are found from this checkout. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Writes the package to `<root>/rolecall` and an empty project to `<root>/project`. @returns the project's folder */
export function projectBesidePackage(root: string, packageJson: object): string {
  const installed = join(root, 'rolecall')
  const project = join(root, 'project')
  mkdirSync(join(installed, 'dist'), { recursive: true })
  mkdirSync(project)
  const { name, version, bin, exports } = JSON.parse(readFileSync('package.json', 'utf8'))
  writeFileSync(join(installed, 'package.json'), JSON.stringify({ name, version, bin, exports, type: 'module' }))
  cpSync('action.yml', join(installed, 'action.yml'))
  for (const file of ['register.cjs', 'register.mjs']) cpSync(`dist/${file}`, join(installed, 'dist', file))
  const cli = JSON.stringify(new URL(`file://${resolve('dist/cli.js')}`).href)
  writeFileSync(join(installed, 'dist/cli.js'), `#!/usr/bin/env node\nawait import(${cli})\n`, { mode: 0o755 })
  writeFileSync(join(project, 'package.json'), JSON.stringify(packageJson))
  return project
}

/** `rolecall init`: what a project needs once; what is there already is left as it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { loadConfig } from '../config/config.ts'
import type { Command } from './commands.ts'
import { UserError } from './user-error.ts'

const CONFIGURATION = 'rolecall.config.json'
const IGNORED = '.rolecall/'
const INSTALLED = 'node_modules/rolecall'

export const initCommand: Command<object> = {
  builder: (yargs) => yargs.epilogue('What is there already is left as it is. Exit codes: 0 done · 2 wrong usage'),
  async handler() {
    const done = [await configuration(), ignore(), ...script()]
    process.stdout.write(`${done.join('\n')}\n\n${next()}\n`)
  },
}

async function configuration(): Promise<string> {
  const { file } = await loadConfig()
  if (file !== undefined) return `kept     ${file}`
  const content = { $schema: `./${INSTALLED}/docs/config.schema.json`, failOn: 'error' }
  write(CONFIGURATION, `${JSON.stringify(content, null, 2)}\n`)
  return `created  ${CONFIGURATION}`
}

function ignore(): string {
  const known = existsSync('.gitignore') ? readFileSync('.gitignore', 'utf8') : ''
  if (/^\/?\.rolecall\/?\s*$/m.test(known)) return `kept     .gitignore, which names ${IGNORED}`
  write('.gitignore', `${known}${known && !known.endsWith('\n') ? '\n' : ''}${IGNORED}\n`)
  return `${known ? 'changed ' : 'created '} .gitignore: ${IGNORED}`
}

/** Of a Node project: one that records its tests, or its server where it has no tests. */
function script(): string[] {
  if (!existsSync('package.json')) return []
  const text = readFileSync('package.json', 'utf8')
  let project: { scripts?: Record<string, string> }
  try {
    project = JSON.parse(text)
  } catch (error) {
    throw new UserError(`package.json is not JSON: ${(error as Error).message}`)
  }
  const { scripts = {} } = project
  if (scripts.rolecall !== undefined) return ['kept     package.json, which has a script rolecall']
  // What npm writes where nobody wrote a test.
  const tested = scripts.test !== undefined && !scripts.test.includes('no test specified')
  const recorded = tested ? 'npm test' : scripts.start !== undefined ? 'npm start' : undefined
  if (recorded === undefined) return ['kept     package.json: it has neither tests nor a start to record']
  const rolecall = `rolecall run -- ${recorded}`
  const indent = /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '  '
  const changed = JSON.stringify({ ...project, scripts: { ...scripts, rolecall } }, null, indent)
  write('package.json', `${changed}${text.endsWith('\n') ? '\n' : ''}`)
  return [`changed  package.json: script rolecall, ${rolecall}`]
}

function next(): string {
  const steps = [
    ...(existsSync('package.json') && !existsSync(INSTALLED) ? ['npm install --save-dev rolecall'] : []),
    existsSync('package.json') ? 'npm run rolecall' : 'npx rolecall run -- <your server or its tests>',
    'npx rolecall open',
  ]
  return `Next:\n${steps.map((step) => `  ${step}`).join('\n')}`
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new UserError(`Cannot write ${file}: ${(error as Error).message}`)
  }
}

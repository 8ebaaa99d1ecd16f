/** `rolecall init`: what a project needs once; what is there already is left as it is. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadConfig } from '../config/config.ts'
import { publishedAt } from '../package-root.ts'
import type { Command } from './command.ts'
import { cannotWrite } from './output.ts'
import { UserError } from './user-error.ts'

const CONFIGURATION = 'rolecall.config.json'
const IGNORED = '.rolecall/'
const INSTALLED = 'node_modules/rolecall'
const SCHEMA = 'docs/config.schema.json'

export const initCommand: Command<object> = {
  builder: (yargs) => yargs.epilogue('What is there already is left as it is. Exit codes: 0 done · 2 wrong usage'),
  async handler() {
    // Read before anything is written: what is broken is told with nothing done yet.
    const project = readProject()
    const done = [await configuration(project), ignore(), ...script(project)]
    process.stdout.write(`${done.join('\n')}\n\n${next(project)}\n`)
  },
}

interface Project {
  text: string
  json: { scripts?: Record<string, string> }
}

/** The package.json of a Node project. */
function readProject(): Project | undefined {
  if (!existsSync('package.json')) return undefined
  try {
    const text = readFileSync('package.json', 'utf8')
    return { text, json: JSON.parse(text) }
  } catch (error) {
    throw new UserError(
      `package.json cannot be read as JSON (${(error as Error).message}): nothing was changed. Mend it, and type rolecall init again.`,
    )
  }
}

async function configuration(project: Project | undefined): Promise<string> {
  const { file } = await loadConfig()
  if (file !== undefined) return `kept     ${file}`
  // Where npm installs nothing the schema is on the web only.
  const content = { $schema: project ? `./${INSTALLED}/${SCHEMA}` : publishedAt(SCHEMA), failOn: 'error' }
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
function script(project: Project | undefined): string[] {
  if (!project) return []
  const { text, json } = project
  const { scripts = {} } = json
  if (scripts.rolecall !== undefined) return ['kept     package.json, which has a script rolecall']
  const recorded = toRecord(project)
  if (recorded === undefined) return ['kept     package.json: it has neither tests nor a start to record']
  const rolecall = `rolecall run -- ${recorded}`
  const indent = /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? '  '
  const changed = JSON.stringify({ ...json, scripts: { ...scripts, rolecall } }, null, indent)
  write('package.json', `${changed}${text.endsWith('\n') ? '\n' : ''}`)
  return [`changed  package.json: script rolecall, ${rolecall}`]
}

function toRecord({ json: { scripts = {} } }: Project): string | undefined {
  // What npm writes where nobody wrote a test.
  if (scripts.test !== undefined && !scripts.test.includes('no test specified')) return 'npm test'
  return scripts.start !== undefined ? 'npm start' : undefined
}

/** What to type now; of a project without a script of its own, the whole command. */
function next(project: Project | undefined): string {
  const hasScript = project && (project.json.scripts?.rolecall !== undefined || toRecord(project) !== undefined)
  const steps = [
    ...(project && !existsSync(INSTALLED) ? ['npm install --save-dev rolecall'] : []),
    hasScript ? 'npm run rolecall' : `npx rolecall run -- ${exampleOf(project)}`,
    'npx rolecall open',
  ]
  return `Next:\n${steps.map((step) => `  ${step}`).join('\n')}`
}

/** What is to be recorded, where no script says it. */
function exampleOf(project: Project | undefined): string {
  const isPython = !project && readdirSync('.').some((file) => PYTHON.test(file))
  return `${isPython ? 'python server.py' : 'node server.js'}  # ${project || isPython ? '' : 'or python server.py: '}your server, or its tests`
}

const PYTHON = /\.py$|^(?:pyproject\.toml|requirements.*\.txt|Pipfile|setup\.cfg|tox\.ini|uv\.lock)$/

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

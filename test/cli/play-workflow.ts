/** Plays steps of a workflow or of an action as GitHub's runner does: expressions, environment, bash, outputs. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

export interface Step {
  id?: string
  if?: string
  run?: string
  uses?: string
  with?: Record<string, string>
  env?: Record<string, string>
}

interface Action {
  inputs: Record<string, { default: string }>
  runs: { steps: Step[] }
}

export interface Played {
  /** Of each step that ran, in order; a step that uses an action counts as one. */
  codes: (number | null)[]
  output: string
  /** By step id. */
  steps: Record<string, { outputs: Record<string, string> }>
}

export interface Runner {
  cwd: string
  /** `github.*` of expressions. */
  github: object
  env: NodeJS.ProcessEnv
}

/** Steps in order; behind a failed one, only those that say `always()`. */
export function playSteps(steps: readonly Step[], runner: Runner, inputs: Record<string, string> = {}): Played {
  const played: Played = { codes: [], output: '', steps: {} }
  for (const step of steps) {
    const context = { ...runner, inputs, steps: played.steps }
    const failed = played.codes.some((code) => code !== 0)
    if (step.if === undefined ? failed : !evaluate(step.if, context) || (failed && !step.if.includes('always()')))
      continue
    // The folder that is played in is the checkout.
    if (step.uses?.startsWith('actions/checkout@')) continue
    if (step.uses) {
      const inner = playAction(step.uses, step.with ?? {}, runner)
      played.output += inner.output
      played.codes.push(inner.codes.find((code) => code !== 0) ?? 0)
      continue
    }
    const { code, output, outputs } = play(step, context)
    played.output += output
    played.codes.push(code)
    if (step.id) played.steps[step.id] = { outputs }
  }
  return played
}

/** @param uses a folder with an action.yml, relative to the runner's */
export function playAction(uses: string, given: Record<string, string>, runner: Runner): Played {
  const folder = resolve(runner.cwd, uses)
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Action
  for (const name of Object.keys(given))
    if (!(name in action.inputs)) throw new Error(`the action has no input ${name}`)
  const defaults = Object.entries(action.inputs).map(([name, one]) => [name, fill(String(one.default), runner)])
  const env = { ...runner.env, GITHUB_ACTION_PATH: folder }
  return playSteps(action.runs.steps, { ...runner, env }, { ...Object.fromEntries(defaults), ...given })
}

function play(step: Step, context: Context): { code: number | null; output: string; outputs: Record<string, string> } {
  const temp = mkdtempSync(join(tmpdir(), 'rolecall-step-'))
  try {
    const outputFile = join(temp, 'output')
    writeFileSync(outputFile, '')
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(String(value), context)])
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run!],
      {
        cwd: context.cwd,
        encoding: 'utf8',
        env: { ...context.env, GITHUB_OUTPUT: outputFile, ...Object.fromEntries(env) },
      },
    )
    const lines = readFileSync(outputFile, 'utf8').split('\n').filter(Boolean)
    const outputs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])
    return { code: status, output: stdout + stderr, outputs: Object.fromEntries(outputs) }
  } finally {
    rmSync(temp, { recursive: true })
  }
}

type Context = Runner & { inputs?: object; steps?: object }

function fill(text: string, context: Context): string {
  return text.replace(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression) => String(evaluate(expression, context) ?? ''))
}

/** Names of inputs and outputs may hold dashes. */
function evaluate(expression: string, { github, inputs, steps }: Context): unknown {
  const script = expression.replace(/\.([\w-]*-[\w-]*)/g, "['$1']")
  return new Function('github', 'inputs', 'steps', 'always', `return ${script}`)(github, inputs, steps, () => true)
}

/** `rolecall run -- node server.js`: the preloads of Node and Python and client-side monitoring, the command, and the verdict when it ends. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { rules } from '../../analyzers/index.ts'
import { analyzeOptionsOf } from '../config/analyze-options.ts'
import { loadConfig } from '../config/config.ts'
import { applyPolicy } from '../config/policy.ts'
import { analyze } from '../engine/analyze.ts'
import { packageRoot } from '../package-root.ts'
import { terminal } from '../reporters/terminal/terminal.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './exit-code.ts'
import { startMonitoring } from './monitoring.ts'
import { runsFolder, runsSince } from './newest-run.ts'
import { noteExit } from './note-exit.ts'
import { looksOf } from './output.ts'
import { passSignals } from './pass-signals.ts'
import { pythonPath } from './python-path.ts'
import { UserError } from './user-error.ts'

export const runCommand: Command<{ command: string[] }> = {
  builder: (yargs) =>
    yargs
      .positional('command', {
        type: 'string',
        array: true,
        default: [],
        describe: 'After --: the command and its arguments',
      })
      .example('$0 run -- node server.js', '')
      .example('$0 run -- npm test', '')
      .example('$0 run -- python server.py', '')
      .epilogue('The verdict goes to standard error. Exit code: the command’s own; where that is 0, that of analyze.'),
  async handler() {
    const at = process.argv.indexOf('--')
    const [command, ...args] = at < 0 ? [] : process.argv.slice(at + 1)
    if (command === undefined) {
      const typed = at < 0 ? process.argv.slice(3).join(' ') : ''
      throw new UserError(`Name the command after two dashes: rolecall run -- ${typed || 'node server.js'}`)
    }
    const folder = runsFolder()
    const start = Date.now()
    const monitoring = await startMonitoring(folder, [command, ...args])
    const { code, pid, signal } = await runWithPreload(command, args, {
      ...monitoring.environment,
      // Python's preload leaves to itself what it records better than these datagrams tell it.
      ...(monitoring.environment.AWS_CSM_PORT && { ROLECALL_CSM_PORT: monitoring.environment.AWS_CSM_PORT }),
      // A child may run in another folder.
      ROLECALL_DIR: resolve(folder),
    }).finally(monitoring.close)
    const runs = runsSince(folder, start)
    if (!signal) noteExit(runs, pid, code)
    if (runs.length === 0) {
      process.stderr.write(
        `rolecall: nothing was recorded in ${folder}: no Node or Python process of ${command} that could be watched made a call or took a request, and no AWS SDK that can be monitored finished a call. Not watched are Python under -I, -E or -S, processes with an environment of their own, and other runtimes: that none was seen there does not say that there was no call.\n`,
      )
      process.exitCode = code
      return
    }
    const { config } = await loadConfig()
    const policy = { suppressions: config.suppressions, minConfidence: config.minConfidence }
    const report = applyPolicy(await analyze(runs, analyzeOptionsOf(config)), policy)
    const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
    process.stderr.write(terminal(report, { ...looksOf(process.stderr), verbose: false, titles }))
    process.exitCode = code || exitCodeOf(report, config.failOn ?? 'error')
  },
}

function whyNotRun(command: string, error: NodeJS.ErrnoException): string {
  const isPath = command.includes('/')
  if (error.code === 'ENOENT')
    return isPath ? 'no such file.' : 'no such command in PATH. Is it installed, and typed as in a shell?'
  if (error.code === 'EACCES')
    return `it is a folder, or no program. A script is run by its language: rolecall run -- node ${command}`
  return error.message
}

interface Ended {
  pid: number | undefined
  /** 128 + n where signal n ended it, as shells have it. */
  code: number
  signal: boolean
}

async function runWithPreload(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Ended> {
  const preload = JSON.stringify(join(packageRoot(), 'dist', 'register.cjs'))
  const options = [process.env.NODE_OPTIONS, `--require ${preload}`].filter(Boolean).join(' ')
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...environment,
      NODE_OPTIONS: options,
      // An empty entry would be the working directory.
      PYTHONPATH: [pythonPath(), process.env.PYTHONPATH].filter(Boolean).join(delimiter),
    },
  })
  const stopPassing = passSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      stopPassing()
      reject(new UserError(`Cannot run ${command}: ${whyNotRun(command, error)}`))
    })
    child.once('close', (code, signal) => {
      stopPassing()
      resolve({ pid: child.pid, code: code ?? 128 + constants.signals[signal!], signal: signal !== null })
    })
  })
}

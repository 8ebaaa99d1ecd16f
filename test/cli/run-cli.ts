/** The built command, run as a user runs it. */
import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

export interface Ran {
  code: number
  stdout: string
  stderr: string
}

export function rolecall(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; stdin?: string } = {},
): Promise<Ran> {
  return new Promise((done) => {
    const { GITHUB_STEP_SUMMARY: _, ROLECALL_DIR: __, FORCE_COLOR: ___, ...env } = process.env
    const child = execFile(
      process.execPath,
      [resolve('dist/cli.js'), ...args],
      { cwd: options.cwd, env: { ...env, ...options.env }, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => done({ code: error ? ((error.code as unknown as number) ?? -1) : 0, stdout, stderr }),
    )
    child.stdin?.end(options.stdin ?? '')
  })
}

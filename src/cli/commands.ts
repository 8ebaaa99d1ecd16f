/** All commands, in the order of the help. Each is loaded when it is typed: they need very different things. */
import type { Argv } from 'yargs'

interface Listed {
  /** As yargs has it: the name, its positional arguments; `$0` is what runs without a name. */
  command: string | readonly string[]
  describe: string
  /** How it is typed, where it needs arguments. */
  example?: string
  load: () => Promise<{ builder: (yargs: Argv) => unknown; handler: (args: never) => unknown }>
}

export const COMMANDS: readonly Listed[] = [
  {
    command: ['analyze [paths..]', '$0'],
    describe: 'Name what broke, with evidence, and clear the innocent',
    load: async () => (await import('./analyze.ts')).analyzeCommand,
  },
  {
    command: 'init',
    describe: 'Set up a project: configuration, .gitignore, a script',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    command: 'run [command..]',
    describe: 'Run a server, record it, and analyze the run when it ends',
    load: async () => (await import('./run.ts')).runCommand,
  },
  {
    command: 'watch [paths..]',
    describe: 'Follow live runs: findings as they become certain, calls while they hang, the verdict on Ctrl-C',
    load: async () => (await import('./watch.ts')).watchCommand,
  },
  {
    command: 'open [paths..]',
    describe: 'Open the HTML report in a browser',
    load: async () => (await import('./open.ts')).openCommand,
  },
  {
    command: 'explain <rule>',
    describe: 'Tell what a rule means, when it is wrong, and how to mend it',
    example: 'explain role-arn-placeholder',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  {
    command: 'rules',
    describe: 'List the rules',
    load: async () => (await import('./rules.ts')).rulesCommand,
  },
  {
    command: 'diff <good> <bad>',
    describe: 'Compare two runs: findings new and gone, and what each tool did differently',
    example: 'diff runs/main runs/pull-request',
    load: async () => (await import('./diff.ts')).diffCommand,
  },
  {
    command: 'jwt [token]',
    describe: 'Read a token: claims, signature, and what is wrong with it',
    load: async () => (await import('./jwt.ts')).jwtCommand,
  },
  {
    command: 'doctor',
    describe: 'What this machine’s AWS credentials resolve to, provider by provider',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  {
    command: 'mcp',
    describe: 'Answer a coding agent: why did this tool fail, hang, or run as somebody else (MCP)',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  {
    command: 'python-path',
    describe: 'Print the folder of the Python preload, for PYTHONPATH',
    load: async () => (await import('./python-path.ts')).pythonPathCommand,
  },
  {
    command: 'runs',
    describe: 'List the recorded runs, newest first, with the verdict on each',
    load: async () => (await import('./runs.ts')).runsCommand,
  },
  {
    command: 'clean',
    describe: 'Remove recorded runs, but for the newest',
    load: async () => (await import('./clean.ts')).cleanCommand,
  },
  {
    command: 'load <paths..>',
    describe: 'Write run folders and other spans and logs into the collector’s tables in ClickHouse',
    example: 'load .rolecall clickhouse://user@host:8123/otel',
    load: async () => (await import('./load.ts')).loadCommand,
  },
  {
    command: 'schema <server>',
    describe: 'Print the tables that rolecall reads and writes in ClickHouse, as SQL',
    example: 'schema clickhouse',
    load: async () => (await import('./schema.ts')).schemaCommand,
  },
  {
    command: 'completion <shell>',
    describe: 'Print a script for your shell: bash, zsh or fish',
    example: 'completion bash',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
]

export function nameOf({ command }: Listed): string {
  return [command].flat()[0]!.split(' ')[0]!
}

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(nameOf)

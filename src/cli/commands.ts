/** Names of the commands, for "did you mean". */
export const COMMANDS = [
  'analyze',
  'init',
  'run',
  'watch',
  'open',
  'python-path',
  'explain',
  'rules',
  'diff',
  'jwt',
  'mcp',
  'doctor',
  'runs',
  'clean',
  'schema',
  'completion',
]

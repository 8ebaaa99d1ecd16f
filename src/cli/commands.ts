/** Names of the commands, for "did you mean". */
export const COMMANDS = [
  'analyze',
  'run',
  'python-path',
  'explain',
  'rules',
  'diff',
  'jwt',
  'mcp',
  'doctor',
  'runs',
  'clean',
  'completion',
]

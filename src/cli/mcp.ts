/** `rolecall mcp`: rolecall for coding agents, over standard input and output or Streamable HTTP. */
import { statSync } from 'node:fs'
import type { Command } from './command.ts'
import { UserError } from './user-error.ts'

export const mcpCommand: Command<{ root?: string | undefined; http?: number | undefined }> = {
  builder: (yargs) =>
    yargs
      .option('root', { type: 'string', requiresArg: true, describe: 'Folder that may be read (default: this one)' })
      .option('http', { type: 'number', describe: 'Serve Streamable HTTP on this port of 127.0.0.1 (0: any free one)' })
      .example('$0 mcp', 'over standard input and output, as clients start it')
      .example('$0 mcp --http 8808', 'at http://127.0.0.1:8808/mcp'),
  async handler({ root = '.', http }) {
    if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
      throw new UserError(`There is no folder ${root}. --root names the folder that may be read, as --root .`)
    if (http !== undefined && !(Number.isInteger(http) && http >= 0 && http < 65_536))
      throw new UserError('--http needs a port: --http 8808, or 0 for any free one.')
    // Loaded here: no other command needs the protocol.
    const { serve } = await import('../mcp/serve.ts')
    await serve(root, http)
  },
}

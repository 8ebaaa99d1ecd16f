/** Starts the server on the transport that was asked for. */
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { serveHttp } from './http.ts'
import { Reports } from './reports.ts'
import { Root } from './root.ts'
import { mcpServer } from './server.ts'

export async function serve(folder: string, port: number | undefined): Promise<void> {
  const root = new Root(folder)
  const reports = new Reports(root)
  const make = () => mcpServer(root, reports)
  if (port === undefined) {
    serveStdio(make)
    return
  }
  const { url } = await serveHttp(make, port)
  process.stderr.write(`rolecall mcp: ${url}, reading ${root.folder}\n`)
}

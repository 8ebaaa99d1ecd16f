/** Connections that something takes whose requests nobody watches: of those it can't be said who asked, nor that nobody did. */
import type { Server, Socket } from 'node:net'
import type { Recorder } from './recorder.ts'

/** Returns what is told of each request that is seen: a server of sockets may hand its connections to one of HTTP. */
export function watchListeners(recorder: Recorder): (socket: object) => void {
  const seen = new Set<number | undefined>()
  recorder.listen('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket & { server?: Server } }
    if (!socket.server || speaksHttp(socket.server)) return
    const address = socket.server.address()
    const place = typeof address === 'string' ? address : address?.port
    if (place === undefined || (typeof place === 'number' && seen.has(place))) return
    recorder.notInbound(String(place))
  })
  return (socket) => {
    if (recorder.unwatchedInbound.size === 0) return
    const { localPort } = socket as Socket
    seen.add(localPort)
    recorder.notInbound(String(localPort), false)
  }
}

/** Of `node:http`, `node:https` or `node:http2`, which nobody loads for being asked. */
function speaksHttp(server: Server): boolean {
  return 'closeIdleConnections' in server || 'updateSettings' in server
}

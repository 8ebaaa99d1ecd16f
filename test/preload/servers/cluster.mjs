/** The request is served by a process that the first one forked. */
import cluster from 'node:cluster'

if (cluster.isPrimary) {
  const worker = cluster.fork()
  process.on('disconnect', () => worker.kill())
} else await import('./plain.mjs')

const { appendFileSync } = require('node:fs')
const { agent } = require('./from-cache.cjs')('newrelic')
const open = []
// In a microtask: the transaction's last segments are closed after the event.
agent.on('transactionFinished', (transaction) => open.push(transaction))
globalThis.flushAgent = () => {
  for (const { trace, id, traceId } of open.splice(0)) {
    const walk = (node, parent) => {
      const { segment, children } = node
      const line = {
        id: segment.id,
        parent,
        trace: traceId,
        transaction: id,
        name: segment.name,
        start: segment.timer.start,
        attributes: segment.getAttributes(),
      }
      appendFileSync(process.env.AGENT_FILE, `${JSON.stringify(line)}\n`)
      for (const child of children) walk(child, segment.id)
    }
    walk(trace.segments.root, undefined)
  }
}

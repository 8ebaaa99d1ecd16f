const tracer = require('./from-cache.cjs')('dd-trace').init()
globalThis.flushAgent = () => new Promise((resolve) => tracer._tracer._exporter.flush(resolve))

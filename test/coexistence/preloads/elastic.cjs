const apm = require('./from-cache.cjs')('elastic-apm-node').start({
  apiRequestTime: '1s',
  metricsInterval: '0s',
  centralConfig: false,
  cloudProvider: 'none',
  logLevel: 'off',
  spanCompressionEnabled: false,
})
globalThis.flushAgent = () => new Promise((resolve) => apm.flush(resolve))

const Sentry = require('./from-cache.cjs')('@sentry/node')
Sentry.init({ tracesSampleRate: 1, release: '1', environment: 'test' })
globalThis.flushAgent = () => Sentry.flush(3000)

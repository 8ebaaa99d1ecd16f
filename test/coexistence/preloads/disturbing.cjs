// What rolecall must never do, for the proof that the comparison would notice.
const http = require('node:http')
const { get } = http
http.get = (url, options, done) => get(url, { ...options, headers: { ...options.headers, traceparent: '00-1' } }, done)
process.on('SIGTERM', () => process.exit(0))
process.env.OTEL_SDK_DISABLED = 'true'
console.log('hello')

/** The least that reading lines of JSON costs: which of them hold a span with an error? By `JSON.parse`, or by `ndjson`. */
import { createReadStream } from 'node:fs'
import ndjson from 'ndjson'

const [way, file] = process.argv.slice(2)
let failed = 0

function look(value) {
  for (const { scopeSpans } of value.resourceSpans)
    for (const { spans } of scopeSpans) for (const span of spans) if (span.status?.code === 2) failed++
}

if (way === 'ndjson') {
  for await (const value of createReadStream(file).pipe(ndjson.parse())) look(value)
} else {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 8 << 20 })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      look(JSON.parse(bytes.toString('utf8', from, end)))
      from = end + 1
    }
    rest = bytes.subarray(from)
  }
}
console.log(failed)

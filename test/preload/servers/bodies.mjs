/** `/http1/read/half` asks `HTTP1` for `/half` and reads it; `leave` reads nothing of it; `foreign` asks it by HTTP/2. */
import http from 'node:http'
import http2 from 'node:http2'

const { HTTP1, HTTP2 } = process.env
const ORIGINS = { http2: HTTP2, foreign: HTTP1 }

http
  .createServer((incoming, response) => {
    const [, protocol, what, path] = incoming.url.split('/')
    const done = (word) => response.end(word)
    const take = (body) => {
      if (what === 'leave') return
      body.on('end', () => done('read')).on('error', () => done('lost'))
      body.resume()
    }
    if (protocol === 'http1') {
      http.get(`${HTTP1}/${path}`, take).on('error', () => done('failed'))
      return
    }
    const session = http2.connect(ORIGINS[protocol])
    session.on('error', () => {})
    const stream = session.request({ ':path': `/${path}` })
    take(stream)
    if (what === 'leave') stream.on('error', () => {})
  })
  .listen(0, '127.0.0.1', function () {
    console.log(`listening ${this.address().port}`)
  })

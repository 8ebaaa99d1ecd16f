// In the place of the native client of AWS's runtime: its functions, sent by a process of its own, so that Node sees no more of
// it than of libcurl.
const { execFile } = require('node:child_process')

const base = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`

exports.initializeClient = () => {}
exports.next = async () => {
  const { headers, body } = await ask('/invocation/next')
  return { headers, bodyJson: body }
}
exports.done = (id, body) => void ask(`/invocation/${id}/response`, body)
exports.error = (id, body) => void ask(`/invocation/${id}/error`, body)

function ask(path, body) {
  const options = JSON.stringify({ method: body === undefined ? 'GET' : 'POST', body })
  const script = `const r = await fetch(${JSON.stringify(base + path)}, ${options}); console.log(JSON.stringify({ headers: Object.fromEntries(r.headers), body: await r.text() }))`
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (error, out) =>
      error ? reject(error) : resolve(JSON.parse(out)),
    )
  })
}

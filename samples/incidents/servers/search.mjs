/** Searches in a service that is not AWS's. AUTH says with whose token: nobody's, the caller's, the first caller's, its own. */
import { serve } from './serve.mjs'

let kept
const tokens = {
  none: () => undefined,
  caller: (token) => token,
  kept: (token) => (kept ??= token),
  own: () => process.env['SERVICE_TOKEN'],
}

async function ask(path, token) {
  return fetch(`${process.env['SERVICE_URL']}${path}`, token ? { headers: { authorization: `Bearer ${token}` } } : {})
}

serve({
  search: async (_, { token }) => {
    const auth = process.env['AUTH']
    let response = await ask('/search', auth === 'challenged' ? undefined : tokens[auth](token))
    if (response.status === 401 && auth === 'challenged') response = await ask('/search', tokens.own())
    if (!response.ok) throw new Error(`search answered ${response.status}`)
    return response.json()
  },
  searchMore: async (_, { token }) => {
    const own = tokens[process.env['AUTH']](token)
    const [hits, more] = [await ask('/search', own), await ask('/suggestions', own)]
    return { ...(await hits.json()), suggestions: more.ok ? await more.json() : 'not at the moment' }
  },
  keys: async () => (await ask('/.well-known/jwks.json')).json(),
})

/** Lists the tags of an image, as registries want it: ask, be told to bring a token, get one, ask again. */
import { serve } from './serve.mjs'

const ask = (path, headers = {}) => fetch(`${process.env['SERVICE_URL']}${path}`, { headers })

serve({
  tags: async () => {
    await (await ask('/v2/')).arrayBuffer()
    const { token } = await (await ask('/token')).json()
    return (await ask('/v2/image/tags', { authorization: `Bearer ${token}` })).json()
  },
})

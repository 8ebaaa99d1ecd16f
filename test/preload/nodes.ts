/** Each Node that is here: the one that runs the tests, and those that `npm run setup:agents` has installed. */
import { nodeBinary, OWN_MAJOR } from '../coexistence/cache.mjs'

export const NODES = [...new Set([OWN_MAJOR, 20, 22, 24])].flatMap((major) => {
  const node = nodeBinary(major)
  return node ? [{ major, node }] : []
})

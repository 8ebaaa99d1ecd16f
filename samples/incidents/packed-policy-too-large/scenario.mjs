import { world } from '../world.mjs'

/** @type {import('../play.mjs').Scenario} */
export const scenario = {
  about: 'Session tags that carry more than STS can pack.',
  server: 'servers/assume-role.mjs',
  world: world(),
  variables: () => ({
    ASSUME: JSON.stringify({
      Tags: Array.from({ length: 8 }, (_, n) => ({ Key: `scope-${n}`, Value: 'x'.repeat(170) })),
    }),
  }),
  calls: [{ tool: 'read' }],
}

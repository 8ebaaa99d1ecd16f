/** Is a server with rolecall the same as without it, and did rolecall see all of its work? */
import { differing } from './compare.mjs'
import { play } from './play.mjs'

/**
 * @typedef {import('./agents.mjs').Agent} Agent
 *
 * @typedef {{ agent?: Agent, node: string, modules: 'cjs' | 'mjs' }} How
 *
 * @typedef {object} Judgement
 * @property {number} spans The agent's.
 * @property {number} compared Places.
 * @property {string[]} differences
 * @property {number} recorded rolecall's spans of the server's work.
 * @property {number} expected Its spans of this server alone.
 * @property {string[]} missing What rolecall records of this server alone, and not here.
 */

export class Reference {
  /** @type {import('./compare.mjs').Facts} */
  #facts = new Map()
  /** @type {Set<string>} */
  #unstable = new Set()
  /** @type {string[]} */
  #evidence = []
  /** @type {How} */
  #how

  /** @param {How} how */
  constructor(how) {
    this.#how = how
  }

  /** The agent without rolecall, twice, and rolecall without the agent. @param {How} how */
  static async of(how) {
    const reference = new Reference(how)
    const first = await play({ ...how, rolecall: 'without' })
    if (how.agent && first.spans === 0) throw new Error(`${how.agent.name} sent no span: there is nothing to compare`)
    reference.#facts = first.facts
    await reference.#again()
    reference.#evidence = (await play({ ...how, rolecall: 'before', preloads: [] })).evidence
    return reference
  }

  /** @param {'before' | 'after'} order @param {string[]} [preloads] In the agent's place. @returns {Promise<Judgement>} */
  async judge(order, preloads) {
    const run = await play({ ...this.#how, rolecall: order, ...(preloads && { preloads }) })
    // A place that differs may be one where the agent is not deterministic: another look without rolecall tells.
    if (this.#differences(run.facts).length) await this.#again()
    const there = [...run.evidence]
    const missing = this.#evidence.filter((line) => {
      const at = there.indexOf(line)
      if (at >= 0) there.splice(at, 1)
      return at < 0
    })
    return {
      spans: run.spans,
      compared: [...this.#facts.keys()].filter((place) => !this.#unstable.has(place)).length,
      differences: this.#differences(run.facts),
      recorded: run.evidence.length,
      expected: this.#evidence.length,
      missing,
    }
  }

  async #again() {
    const { facts } = await play({ ...this.#how, rolecall: 'without' })
    for (const place of differing(this.#facts, facts)) this.#unstable.add(place)
  }

  /** @param {import('./compare.mjs').Facts} facts */
  #differences(facts) {
    return differing(this.#facts, facts)
      .filter((place) => !this.#unstable.has(place))
      .map(
        (place) => `${place}: ${this.#facts.get(place) ?? 'absent'} without, ${facts.get(place) ?? 'absent'} with it`,
      )
  }
}

/** Folding by kind of consequence: who stands under whom follows from what rules say of themselves. */
import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { explains } from '../../src/engine/judge/fold.ts'
import { CONSEQUENCES, type Consequence } from '../../src/model/consequences.ts'
import type { Rule } from '../../src/model/rule.ts'

it('no rule follows from itself, by way of whatever others', () => {
  const cycles: string[] = []
  const clear = new Set<Rule>()
  const follow = (rule: Rule, way: readonly Rule[]): void => {
    if (way.includes(rule)) cycles.push([...way.slice(way.indexOf(rule)), rule].map(({ id }) => id).join(' → '))
    else if (!clear.has(rule)) for (const other of rules) if (explains(rule, other)) follow(other, [...way, rule])
    clear.add(rule)
  }
  for (const rule of rules) follow(rule, [])
  expect(cycles).toEqual([])
})

it('each kind has rules that cause it and rules that are its effects', () => {
  const of = (side: 'causes' | 'effectOf') =>
    [...new Set(rules.flatMap((rule): readonly Consequence[] => rule[side] ?? []))].sort()
  const kinds = Object.keys(CONSEQUENCES).sort()
  expect(of('causes')).toEqual(kinds)
  expect(of('effectOf')).toEqual(kinds)
})

it('a cause on the way to an answer is never an effect of what became of the answer', () => {
  const refused = rules.find(({ id }) => id === 'access-denied')!
  const hidden = rules.find(({ id }) => id === 'error-hidden-in-result')!
  expect(explains(refused, hidden)).toBe(true)
  expect(explains(hidden, refused)).toBe(false)
})

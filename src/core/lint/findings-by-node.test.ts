/** Catches a node whose findings are another list each time that they are asked for, which renders without end, or in another order than in the list of all. */
import { expect, it } from 'vitest'
import { analyse } from '../analyse'
import { soundDesign } from './sound-design'

it('has the findings of a node in one list, in the order of the list of all', () => {
  const design = soundDesign({ topic: { replicationFactor: 1, name: 'orders' }, cluster: { brokers: 1 } })
  const twice = {
    ...design,
    producers: [...design.producers, ...design.producers.map((one) => ({ ...one, name: 'x' }))],
  }
  const { findings, findingsByNode } = analyse(twice)
  const nodes = new Set(findings.map(({ at }) => at))
  for (const node of nodes) {
    const found = findingsByNode.get(node)
    expect(findingsByNode.get(node)).toBe(found)
    expect(found).toEqual(findings.filter(({ at }) => at === node))
  }
  expect(nodes.size).toBeGreaterThan(1)
})

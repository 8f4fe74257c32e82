import { describe, expect, it } from 'vitest'
import { keyedSteps } from './keyed-steps'
import type { Chain } from './processing'

const ops = (...chains: readonly Chain[]) =>
  keyedSteps(chains).map(({ chain, step, op }) => [chain, step, op])

describe('keyed steps', () => {
  it('names a table where it is read, and no step behind it', () => {
    expect(
      ops(
        { table: 'customers', id: 'c' },
        { table: 'orders', steps: [{ op: 'leftJoin', with: 'c' }, 'toStream'] },
      ),
    ).toEqual([
      [0, 0, 'table'],
      [1, 0, 'table'],
    ])
  })

  it('names the stream that is joined too, wherever it is written', () => {
    const within = { op: 'leftJoin', with: 'seen', window: { beforeMs: 1, afterMs: 1 } } as const
    expect(
      keyedSteps([
        { stream: 'orders', steps: [within] },
        { stream: 'clicks', id: 'seen' },
      ]),
    ).toEqual([
      { chain: 0, step: 1, op: 'leftJoin', topics: ['orders'] },
      { chain: 0, step: 1, op: 'leftJoin', topics: ['clicks'], joined: 'seen' },
    ])
    expect(
      keyedSteps([
        { stream: 'clicks', id: 'seen', steps: ['selectKey'] },
        { stream: 'orders', steps: [within] },
      ]).filter(({ joined }) => joined !== undefined),
    ).toEqual([])
  })

  it('names no step behind one that has dropped what has no key', () => {
    const joined = { op: 'join', with: 'c' } as const
    const chains = [
      { table: 'customers', id: 'c' },
      { stream: 'clicks', steps: [joined, 'groupByKey'] },
    ]
    expect(ops(...(chains as Chain[])).filter(([chain]) => chain === 1)).toEqual([[1, 1, 'join']])
  })

  it('names the joins of a stream until a step makes another key', () => {
    const joined = { op: 'leftJoin', with: 'c' } as const
    expect(ops({ table: 'customers', id: 'c' }, { stream: 'clicks', steps: [joined] })).toContainEqual([
      1,
      1,
      'leftJoin',
    ])
    expect(
      ops({ table: 'customers', id: 'c' }, { stream: 'clicks', steps: ['selectKey', joined] }),
    ).not.toContainEqual([1, 2, 'leftJoin'])
  })
})

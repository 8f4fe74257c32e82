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

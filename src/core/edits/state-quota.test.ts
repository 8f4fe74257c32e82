import { expect, it } from 'vitest'
import type { StatedQuota } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { stateQuota } from './state-quota'

const OTHERS: readonly StatedQuota[] = [
  { principal: 'User:*', producerByteRate: 10 },
  { principal: 'User:billing', clientId: 'feed', producerByteRate: 20 },
  { clientId: 'billing', consumerByteRate: 30 },
]

const quotasAfter = (quotas: readonly StatedQuota[] | undefined, ...edits: ReturnType<typeof stateQuota>[]) =>
  edits.reduce((design, edit) => edit.apply(design), {
    ...emptyDesign('Quotas'),
    cluster: { ...emptyDesign('Quotas').cluster, ...(quotas && { quotas: [...quotas] }) },
  }).cluster.quotas

it('states a limit of a principal, beside what others have', () => {
  expect(quotasAfter(OTHERS, stateQuota('User:billing', { producerByteRate: 5 }))).toEqual([
    ...OTHERS,
    { principal: 'User:billing', producerByteRate: 5 },
  ])
})

it('finds the principal with and without its type, and keeps its other limits', () => {
  const quotas = [{ principal: 'billing', requestPercentage: 50 }]
  expect(quotasAfter(quotas, stateQuota('User:billing', { consumerByteRate: 7 }))).toEqual([
    { principal: 'billing', consumerByteRate: 7, requestPercentage: 50 },
  ])
})

it('takes the quota away with its last limit, and the list with its last quota', () => {
  const edit = stateQuota('User:billing', { producerByteRate: undefined })
  const own = { principal: 'User:billing', producerByteRate: 5 }
  expect(quotasAfter([own, ...OTHERS], edit)).toEqual(OTHERS)
  expect(quotasAfter([own], edit)).toBeUndefined()
  expect(quotasAfter(undefined, edit)).toBeUndefined()
})

it('is one step with the typing that went before it', () => {
  expect(stateQuota('User:billing', {}, 'key')).toMatchObject({
    label: 'Change the quota of User:billing',
    mergeKey: 'key',
  })
})

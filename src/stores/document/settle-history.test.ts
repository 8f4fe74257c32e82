import { expect, it } from 'vitest'
import { setConfig } from '@/core/edits/set-config'
import { emptyDesign } from '@/core/model/empty-design'
import { dispatch, documentStore, openDesign, settleHistory, undo } from './document-store'

it('makes each visit to a field a step of its own', () => {
  openDesign({ ...emptyDesign('One'), topics: [{ name: 't' }] })
  const type = (value: number) => dispatch(setConfig('topic', 't', 'retention.ms', value))
  type(1)
  type(12)
  settleHistory()
  type(3)
  undo()
  expect(documentStore.getState().design.topics[0]?.config).toEqual({ 'retention.ms': 12 })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { addNode } from '@/core/edits/add-node'
import { removeItems } from '@/core/edits/remove-items'
import { renameNode } from '@/core/edits/rename-node'
import { setConfig } from '@/core/edits/set-config'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { select, sessionStore, startRenaming } from '../session/session-store'
import { dispatch, documentStore, openDesign, redo, undo } from './document-store'

const design: Design = {
  ...emptyDesign('Orders'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'dlq' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }],
}
const state = () => documentStore.getState()
const selection = () => [...sessionStore.getState().selection]

beforeEach(() => openDesign(structuredClone(design)))

describe('dispatch', () => {
  it('makes the edit, labels the step and tells which nodes changed', () => {
    expect(dispatch(renameNode('topic', 'orders', 'sales'))).toEqual([
      'producer:checkout',
      'topic:sales',
      'consumerGroup:billing',
    ])
    expect(state().past.at(-1)?.label).toBe('Rename topic orders to sales')
    expect(state().saveState).toBe('unsaved')
  })

  it('does nothing for an edit that changes nothing', () => {
    const before = state()
    expect(dispatch(setConfig('topic', 'gone', 'retention.ms', 1))).toEqual([])
    expect(state()).toBe(before)
  })

  it('lets nobody change a design in place', () => {
    dispatch(addNode('topic', 'new', [0, 0]))
    const topic = state().design.topics[2] as { name: string }
    expect(() => {
      topic.name = 'other'
    }).toThrow(TypeError)
  })
})

describe('undo and redo', () => {
  it('bring back what was selected before the step, and what was selected after it', () => {
    select(['topic:orders', 'topic:dlq'])
    dispatch(removeItems(['topic:orders', 'topic:dlq']))
    select(['producer:checkout'])
    undo()
    expect(selection()).toEqual(['topic:orders', 'topic:dlq'])
    redo()
    expect(selection()).toEqual(['producer:checkout'])
  })

  it('tell which nodes they touched', () => {
    dispatch(setConfig('topic', 'dlq', 'retention.ms', 1))
    expect(undo()).toEqual(['topic:dlq'])
    expect(redo()).toEqual(['topic:dlq'])
    expect(redo()).toEqual([])
  })
})

describe('the selection', () => {
  it('follows a renamed node, also through undo, and what is being renamed does too', () => {
    select(['topic:orders', 'consumerGroup:billing'])
    startRenaming('topic:orders')
    dispatch(renameNode('topic', 'orders', 'sales'))
    expect(selection()).toEqual(['topic:sales', 'consumerGroup:billing'])
    expect(sessionStore.getState().renaming).toBe('topic:sales')
    undo()
    expect(selection()).toEqual(['topic:orders', 'consumerGroup:billing'])
  })

  it('lets go of nodes and lines that are gone', () => {
    select(['topic:orders', 'topic:dlq', 'produces:checkout→orders'])
    dispatch(removeItems(['topic:orders']))
    expect(selection()).toEqual(['topic:dlq'])
  })

  it('is empty in another design', () => {
    select(['topic:orders'])
    openDesign(emptyDesign('Other'))
    expect(selection()).toEqual([])
  })
})

describe('openDesign', () => {
  it('opens a design of its own, with no past', () => {
    dispatch(addNode('topic', 'new', [0, 0]))
    const { documentId } = state()
    openDesign(design)
    expect(state().documentId).not.toBe(documentId)
    expect(state()).toMatchObject({ past: [], future: [], revision: 0, saveState: 'unsaved' })
  })
})

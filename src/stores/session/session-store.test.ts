import { beforeEach, describe, expect, it } from 'vitest'
import {
  clearSelection,
  dismissNotice,
  notify,
  reveal,
  select,
  sessionStore,
  toggleSelected,
} from './session-store'

const state = () => sessionStore.getState()

beforeEach(() => clearSelection())

describe('selection', () => {
  it('keeps its identity while it holds the same', () => {
    select(['topic:a', 'topic:b'])
    const before = state().selection
    select(['topic:b', 'topic:a'])
    expect(state().selection).toBe(before)
  })

  it('toggles one among others', () => {
    select(['topic:a'])
    toggleSelected('topic:b')
    toggleSelected('topic:a')
    expect([...state().selection]).toEqual(['topic:b'])
  })
})

describe('reveal', () => {
  it('selects, and asks again when the same is asked for again', () => {
    reveal('topic:a')
    const first = state().revealed
    reveal('topic:a')
    expect([...state().selection]).toEqual(['topic:a'])
    expect(state().revealed).not.toEqual(first)
  })
})

describe('notices', () => {
  it('stay until dismissed, are said, and the oldest make room', () => {
    const ids = Array.from({ length: 6 }, (_, at) => notify({ text: `n${at}`, tone: 'info' }))
    expect(state().notices.map(({ text }) => text)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'])
    expect(state().announcement?.text).toBe('n5')
    dismissNotice(ids[3] ?? 0)
    expect(state().notices).toHaveLength(4)
  })

  it('with something to do stay longer than those without', () => {
    const action = { label: 'Go back', run: () => undefined }
    notify({ text: 'back', tone: 'warning', action })
    for (let at = 0; at < 6; at += 1) notify({ text: `n${at}`, tone: 'info' })
    expect(state().notices.map(({ text }) => text)).toEqual(['back', 'n2', 'n3', 'n4', 'n5'])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { memoryStorage } from '@/testing/memory-storage'

const load = async () => {
  vi.resetModules()
  return import('./preferences-store')
}

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))
afterEach(() => vi.unstubAllGlobals())

describe('preferences', () => {
  it('are there again after a reload', async () => {
    const first = await load()
    first.setTheme('dark')
    first.setPanelPixels('inspector', 400)
    first.turn('bottomPanel', false)
    const second = await load()
    expect(second.preferencesStore.getState()).toEqual({
      theme: 'dark',
      panelPixels: { inspector: 400 },
      switches: { bottomPanel: false },
    })
    expect([second.isOn('bottomPanel'), second.isOn('outline'), second.isOn('snap')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it.each([
    '{',
    '[]',
    'null',
    '{"theme":"purple","panelPixels":{"inspector":"wide","other":3},"switches":3}',
  ])('start anew from %s', async (kept) => {
    localStorage.setItem('surveyor.preferences', kept)
    const { preferencesStore } = await load()
    expect(preferencesStore.getState()).toEqual({ theme: 'system', panelPixels: {}, switches: {} })
  })

  it('of two tabs do not undo each other', async () => {
    const one = await load()
    const two = await load()
    one.setTheme('dark')
    one.turn('outline', true)
    two.turn('bottomPanel', false)
    two.setPanelPixels('bottom', 300)
    const later = await load()
    expect(later.preferencesStore.getState()).toEqual({
      theme: 'dark',
      panelPixels: { bottom: 300 },
      switches: { outline: true, bottomPanel: false },
    })
  })

  it('work where nothing can be kept', async () => {
    vi.stubGlobal('localStorage', undefined)
    const { preferencesStore, setTheme } = await load()
    setTheme('light')
    expect(preferencesStore.getState().theme).toBe('light')
  })
})

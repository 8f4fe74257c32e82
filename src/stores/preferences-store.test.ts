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
    first.setPanelSizes('main', { canvas: 70, inspector: 30 })
    first.setFolded('bottom', true)
    const second = await load()
    expect(second.preferencesStore.getState()).toEqual({
      theme: 'dark',
      panelSizes: { main: { canvas: 70, inspector: 30 } },
      folded: { bottom: true },
    })
  })

  it.each(['{', '[]', 'null', '{"theme":"purple","panelSizes":{"a":{"b":"c"}},"folded":3}'])(
    'start anew from %s',
    async (kept) => {
      localStorage.setItem('surveyor.preferences', kept)
      const { preferencesStore } = await load()
      expect(preferencesStore.getState()).toEqual({ theme: 'system', panelSizes: {}, folded: {} })
    },
  )

  it('of two tabs do not undo each other', async () => {
    const one = await load()
    const two = await load()
    one.setTheme('dark')
    one.setFolded('outline', true)
    two.setFolded('bottom', true)
    two.setPanelSizes('rows', { canvas: 70, bottom: 30 })
    const later = await load()
    expect(later.preferencesStore.getState()).toEqual({
      theme: 'dark',
      panelSizes: { rows: { canvas: 70, bottom: 30 } },
      folded: { outline: true, bottom: true },
    })
  })

  it('work where nothing can be kept', async () => {
    vi.stubGlobal('localStorage', undefined)
    const { preferencesStore, setTheme } = await load()
    setTheme('light')
    expect(preferencesStore.getState().theme).toBe('light')
  })
})

/** Browsers that keep nothing, or have no room left. */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { fillDatabase, memoryStorage } from '@/testing/memory-storage'
import { openTab, type Tab } from '@/testing/open-tab'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', memoryStorage())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a browser that keeps nothing', () => {
  it('says so once and goes on in memory', async () => {
    vi.stubGlobal('indexedDB', undefined)
    vi.stubGlobal('localStorage', undefined)
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    await tab.flush()
    tab.draw('payments')
    await tab.flush()
    expect(tab.state().saveState).toBe('unavailable')
    expect(tab.topics()).toEqual(['orders', 'payments'])
    expect(tab.notices()).toHaveLength(1)
  })
})

describe('a full disk', () => {
  async function fullTab(): Promise<[Tab, string]> {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Old'))
    await tab.flush()
    const { documentId } = tab.state()
    tab.openDesign(emptyDesign('New'))
    await tab.flush()
    fillDatabase()
    tab.draw('orders')
    await tab.flush()
    return [tab, documentId]
  }

  it('is told from a browser that keeps nothing, and stays said while it is drawn on', async () => {
    const [tab] = await fullTab()
    expect(tab.state().saveState).toBe('full')
    expect(tab.notices().map(({ text }) => text)).toEqual([expect.stringContaining('storage is full')])
    tab.draw('payments')
    expect(tab.state().saveState).toBe('full')
    await tab.flush()
    expect(tab.notices()).toHaveLength(1)
  })

  it('takes what is not saved as soon as a design is deleted', async () => {
    const [tab, old] = await fullTab()
    await tab.deleteDesign(old)
    expect(tab.state().saveState).toBe('saved')
    const list = await (await openTab()).refreshDesigns()
    expect(list.map(({ name, nodes }) => [name, nodes])).toEqual([['New', 1]])
  })
})

/** Browsers that keep nothing, or have no room left. */
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { fillDatabase, memoryStorage } from '@/testing/memory-storage'
import { freshBrowserForEach, openTab, type Tab, twoTabs } from '@/testing/open-tab'

freshBrowserForEach()

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

describe('a database that does not answer', () => {
  it('is waited for once, and used when it answers after all', async () => {
    const blocker = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('surveyor', 1)
      opening.onsuccess = () => resolve(opening.result)
    })
    // As long as that stays open the deletion waits, and whoever opens it next waits for the deletion.
    indexedDB.deleteDatabase('surveyor')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    const saving = tab.flush()
    await vi.advanceTimersByTimeAsync(10_000)
    await saving
    expect(tab.state().saveState).toBe('unavailable')
    tab.draw('orders')
    await tab.flush()
    expect(tab.state().saveState).toBe('unavailable')
    vi.useRealTimers()
    blocker.close()
    await vi.waitFor(async () => {
      await tab.flush()
      expect(tab.state().saveState).toBe('saved')
    })
  })
})

describe('a tab that is closed', () => {
  it('is not held back by what the journal has', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    expect(tab.asksBeforeClosing()).toBe(false)
  })

  it('asks first where neither the journal nor the database has the change', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    await tab.flush()
    expect(tab.asksBeforeClosing()).toBe(false)
    vi.stubGlobal('localStorage', memoryStorage(100))
    tab.draw('orders')
    expect(tab.asksBeforeClosing()).toBe(true)
    await tab.flush()
    expect(tab.asksBeforeClosing()).toBe(false)
  })

  it('asks first where the design is longer than the journal takes', async () => {
    const tab = await openTab()
    tab.openDesign({ ...emptyDesign('Orders'), description: 'o'.repeat(4_000_000) })
    expect(tab.asksBeforeClosing()).toBe(true)
    await tab.flush()
    expect(tab.asksBeforeClosing()).toBe(false)
  })

  it('is not held back where it is behind and has a draft, although its journal is full', async () => {
    vi.stubGlobal('localStorage', memoryStorage(100))
    const [one, two] = await twoTabs()
    one.draw('theirs')
    two.draw('mine')
    await one.flush()
    await two.flush()
    expect(two.state().isBehind).toBe(true)
    await two.stored()
    expect(two.asksBeforeClosing()).toBe(false)
  })

  it('takes what is half typed, also where it is only hidden', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    await tab.flush()
    tab.typeAhead(() => tab.draw('orders'))
    tab.hide()
    expect(tab.topics()).toEqual(['orders'])
    const later = await openTab()
    await later.recoverJournal()
    await later.openStored(tab.state().documentId)
    expect(later.topics()).toEqual(['orders'])
  })
})

describe('a design that is left and could be kept nowhere', () => {
  async function leftTab() {
    vi.stubGlobal('indexedDB', undefined)
    vi.stubGlobal('localStorage', undefined)
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    await tab.flush()
    tab.openDesign(emptyDesign('Other'))
    await tab.flush()
    const back = tab.notices().find(({ action }) => action?.label === 'Go back to Orders')
    return { tab, goBack: () => back?.action?.run() }
  }

  it('can be gone back to, with its past, and the other one as well', async () => {
    const { tab, goBack } = await leftTab()
    expect(tab.asksBeforeClosing()).toBe(true)
    goBack()
    await tab.flush()
    expect(tab.topics()).toEqual(['orders'])
    expect(tab.state()).toMatchObject({ saveState: 'unavailable', design: { name: 'Orders' } })
    tab.undo()
    expect(tab.topics()).toEqual([])
    expect(tab.notices().map(({ action }) => action?.label)).toContain('Go back to Other')
  })

  it('is saved where the browser keeps it by then', async () => {
    const { tab, goBack } = await leftTab()
    vi.stubGlobal('indexedDB', new IDBFactory())
    goBack()
    await tab.flush()
    const list = await tab.refreshDesigns()
    expect(list.map(({ name }) => name).sort()).toEqual(['Orders', 'Other'])
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

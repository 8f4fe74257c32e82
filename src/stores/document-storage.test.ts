/**
 * Several tabs over one IndexedDB, one `localStorage` and one channel. What this cannot show is a browser
 * that really ends a tab; the browser tests do that.
 */
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { memoryStorage } from '@/testing/memory-storage'
import { openTab, type Tab } from '@/testing/open-tab'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', memoryStorage())
})
afterEach(() => vi.unstubAllGlobals())

const names = async (tab: Tab) => (await tab.refreshDesigns()).map(({ name }) => name).sort()
const stored = async (tab: Tab, id: string) => {
  expect(await tab.openStored(id)).toBe(true)
  return tab.topics()
}

/** Two tabs that show one saved design. */
async function twoTabs(): Promise<[Tab, Tab, string]> {
  const one = await openTab()
  one.openDesign(emptyDesign('Orders'))
  one.draw('orders')
  await one.flush()
  const { documentId } = one.state()
  const two = await openTab()
  await two.openStored(documentId)
  return [one, two, documentId]
}

describe('saving', () => {
  it('keeps every change without being asked', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    expect(tab.state().saveState).toBe('unsaved')
    await vi.waitFor(() => expect(tab.state().saveState).toBe('saved'), { timeout: 3000 })
    const later = await openTab()
    expect(await stored(later, tab.state().documentId)).toEqual(['orders'])
  })

  it('saves the design that another one takes the place of', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('One'))
    tab.draw('orders')
    const { documentId } = tab.state()
    tab.openDesign(emptyDesign('Two'))
    await tab.flush()
    expect(await names(tab)).toEqual(['One', 'Two'])
    expect(await stored(tab, documentId)).toEqual(['orders'])
  })

  it('saves what changed while it was saving', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    const saving = tab.flush()
    while (tab.state().saveState !== 'saving') await Promise.resolve()
    tab.draw('orders')
    await saving
    expect(tab.state().saveState).toBe('unsaved')
    await tab.flush()
    expect(await stored(await openTab(), tab.state().documentId)).toEqual(['orders'])
  })
})

describe('a tab that is closed in the middle of typing', () => {
  it('loses nothing', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    await tab.flush()
    tab.draw('orders')
    const later = await openTab()
    await later.recoverJournal()
    expect(await stored(later, tab.state().documentId)).toEqual(['orders'])
    expect(localStorage.length).toBe(1)
  })

  it('keeps its change as a copy where another tab saved in between', async () => {
    const [one, two, id] = await twoTabs()
    two.draw('theirs')
    one.draw('mine')
    await two.flush()
    const later = await openTab()
    await later.recoverJournal()
    expect(await names(later)).toEqual(['Orders', 'Orders (my copy)'])
    expect(await stored(later, id)).toEqual(['orders', 'theirs'])
    expect(later.notices()[0]?.text).toContain('Orders (my copy)')
  })

  it('does not find its own recovered change to be another tab’s', async () => {
    const [one, two] = await twoTabs()
    one.draw('mine')
    await two.recoverJournal()
    one.draw('more')
    await one.flush()
    expect(one.state()).toMatchObject({ saveState: 'saved', isBehind: false })
  })
})

describe('two tabs on one design', () => {
  it('follow each other while they have no changes of their own', async () => {
    const [one, two] = await twoTabs()
    const kept = two.state().design.topics[0]
    one.draw('payments')
    await one.flush()
    await vi.waitFor(() => expect(two.topics()).toEqual(['orders', 'payments']))
    expect(two.state()).toMatchObject({ saveState: 'saved', touched: ['topic:payments'] })
    expect(two.state().design.topics[0]).toBe(kept)
    two.draw('refunds')
    await two.flush()
    await vi.waitFor(() => expect(one.topics()).toEqual(['orders', 'payments', 'refunds']))
  })

  async function behind() {
    const [one, two, id] = await twoTabs()
    one.draw('theirs')
    two.draw('mine')
    await one.flush()
    await two.flush()
    expect(two.state()).toMatchObject({ saveState: 'unsaved', isBehind: true })
    return { one, two, id }
  }

  it('never write over each other: the second one says that it is behind', async () => {
    const { one, two, id } = await behind()
    two.draw('more')
    await two.flush()
    expect(two.topics()).toEqual(['orders', 'mine', 'more'])
    expect(one.topics()).toEqual(['orders', 'theirs'])
    expect(await stored(await openTab(), id)).toEqual(['orders', 'theirs'])
  })

  it('can take the other version, and undo that', async () => {
    const { two, id } = await behind()
    await two.takeTheirs()
    expect(two.topics()).toEqual(['orders', 'theirs'])
    expect(two.state()).toMatchObject({ saveState: 'saved', isBehind: false })
    two.undo()
    expect(two.topics()).toEqual(['orders', 'mine'])
    await two.flush()
    expect(await stored(await openTab(), id)).toEqual(['orders', 'mine'])
  })

  it('can keep both versions', async () => {
    const { two, id } = await behind()
    two.keepMineAsCopy()
    await two.flush()
    expect(two.state()).toMatchObject({ saveState: 'saved', isBehind: false })
    expect(two.state().documentId).not.toBe(id)
    expect(two.state().past.length).toBeGreaterThan(0)
    expect(await names(two)).toEqual(['Orders', 'Orders (my copy)'])
    const later = await openTab()
    expect(await stored(later, two.state().documentId)).toEqual(['orders', 'mine'])
    expect(await stored(later, id)).toEqual(['orders', 'theirs'])
  })

  it('keep both versions where the one that is behind opens something else', async () => {
    const { two } = await behind()
    two.openDesign(emptyDesign('Other'))
    await two.flush()
    expect(await names(two)).toEqual(['Orders', 'Orders (my copy)', 'Other'])
  })

  it('say that the design was deleted, and keep it once it is changed again', async () => {
    const [one, two, id] = await twoTabs()
    await one.deleteDesign(id)
    await vi.waitFor(() => expect(two.notices()).toHaveLength(1))
    await two.flush()
    expect(await names(one)).not.toContain('Orders')
    two.draw('payments')
    await two.flush()
    expect(await stored(await openTab(), id)).toEqual(['orders', 'payments'])
  })
})

describe('the list of designs', () => {
  it('has name, size and the latest change first', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('One'))
    tab.draw('orders')
    await tab.flush()
    tab.openDesign(emptyDesign('Two'))
    await tab.flush()
    const list = await tab.refreshDesigns()
    expect(list.map(({ name, nodes }) => [name, nodes])).toContainEqual(['One', 1])
    expect(list).toEqual([...list].sort((one, other) => other.updatedAt - one.updatedAt))
  })

  it('gives back what was deleted', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('One'))
    tab.draw('orders')
    const { documentId } = tab.state()
    await tab.flush()
    await tab.deleteDesign(documentId)
    expect(await names(tab)).not.toContain('One')
    expect(tab.state().documentId).not.toBe(documentId)
    tab.notices()[0]?.action?.run()
    await vi.waitFor(async () => expect(await names(tab)).toContain('One'))
    expect(await stored(tab, documentId)).toEqual(['orders'])
  })

  it('has a duplicate beside its original', async () => {
    const [tab, , id] = await twoTabs()
    await tab.duplicateDesign(id)
    expect(await names(tab)).toEqual(['Orders', 'Orders (copy)'])
  })
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

/**
 * Several tabs over one IndexedDB, one `localStorage` and one channel. What this cannot show is a browser
 * that really ends a tab; the browser tests do that.
 */
import { describe, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { faultyOnce } from '@/testing/faulty-once'
import { memoryLocks } from '@/testing/memory-locks'
import { memoryStorage } from '@/testing/memory-storage'
import { freshBrowserForEach, openTab, type Tab, twoTabs } from '@/testing/open-tab'

freshBrowserForEach()

const names = async (tab: Tab) => (await tab.refreshDesigns()).map(({ name }) => name).sort()
const stored = async (tab: Tab, id: string) => {
  expect(await tab.openStored(id)).toBe(true)
  return tab.topics()
}

describe('saving', () => {
  it('keeps every change without being asked', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    expect(tab.state().saveState).toBe('unsaved')
    await vi.waitFor(() => expect(tab.state().saveState).toBe('saved'), { timeout: 60_000 })
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

  it('goes on where the analysis fails', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    await tab.flush()
    tab.dispatch(faultyOnce('orders'))
    expect(tab.notices().map(({ text }) => text)).toEqual([expect.stringContaining('orders cannot be read')])
    await tab.flush()
    expect(tab.state().saveState).toBe('saved')
    tab.draw('payments')
    await tab.flush()
    expect(await stored(await openTab(), tab.state().documentId)).toEqual(['orders', 'payments'])
  })

  it('goes on where something that hears of a save fails', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const [one, two] = await twoTabs()
    one.draw('theirs')
    two.draw('mine')
    await one.flush()
    two.onSession((now, before) => {
      if (now.notices !== before.notices) throw new Error('a listener that fails')
    })
    // Saving what is left ends in a notice here, which fails.
    two.openDesign(emptyDesign('Other'))
    two.draw('payments')
    await two.flush()
    expect(reported).toHaveBeenCalled()
    reported.mockRestore()
    expect(two.state().saveState).toBe('saved')
  })
})

describe('a tab that is closed in the middle of typing', () => {
  it('loses nothing', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('Orders'))
    await tab.flush()
    tab.draw('orders')
    await tab.stored()
    const later = await openTab()
    await later.recoverJournal()
    expect(await stored(later, tab.state().documentId)).toEqual(['orders'])
    expect(await later.recoverJournal()).toEqual([])
  })

  it('keeps its change as a copy where another tab saved in between', async () => {
    const [one, two, id] = await twoTabs()
    two.draw('theirs')
    one.draw('mine')
    await one.stored()
    await two.flush()
    const later = await openTab()
    await later.recoverJournal()
    expect(await names(later)).toEqual(['Orders', 'Orders (my copy)'])
    expect(await stored(later, id)).toEqual(['orders', 'theirs'])
    expect(later.notices()[0]?.text).toContain('Orders (my copy)')
  })

  /** A tab with an unsaved change, and another one that believes to be the same one reloaded. */
  async function again() {
    const locks = memoryLocks()
    vi.stubGlobal('navigator', { locks })
    const kept = memoryStorage()
    const tab = await openTab(kept)
    tab.holdTab()
    tab.openDesign(emptyDesign('Orders'))
    tab.draw('orders')
    const copy = memoryStorage()
    for (let at = 0; at < kept.length; at += 1) {
      const key = kept.key(at) ?? ''
      copy.setItem(key, kept.getItem(key) ?? '')
    }
    return { tab, next: await openTab(copy), end: () => locks.release(`surveyor.tab.${tab.THIS_TAB}`) }
  }

  it('is told from one that was duplicated and lives: that one’s journal is left alone', async () => {
    const { tab, next } = await again()
    expect([...(await next.otherTabs())]).toEqual([tab.THIS_TAB])
  })

  it('is waited for where it was reloaded and has not quite gone', async () => {
    const { tab, next, end } = await again()
    const recovering = next.recoverJournal()
    setTimeout(end)
    await recovering
    expect(await stored(next, tab.state().documentId)).toEqual(['orders'])
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

  it('stands with a summary in it that another hand spoiled', async () => {
    const tab = await openTab()
    tab.openDesign(emptyDesign('One'))
    await tab.flush()
    const { documentId } = tab.state()
    const { writing } = await import('./database')
    const transaction = await writing()
    const summary = await transaction.objectStore('summaries').get(documentId)
    const spoiled = { ...summary, updatedAt: 1e300, nodes: -1, writer: null }
    await transaction.objectStore('summaries').put(spoiled as unknown as NonNullable<typeof summary>)
    await transaction.done
    const [listed] = await tab.refreshDesigns()
    expect(listed).toMatchObject({ name: 'One', nodes: 0, updatedAt: 0 })
    expect(new Date(listed?.updatedAt ?? Number.NaN).getFullYear()).toBe(1970)
    expect(await stored(await openTab(), documentId)).toEqual([])
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

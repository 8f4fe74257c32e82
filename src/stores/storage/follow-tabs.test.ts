/** Two tabs over one IndexedDB, one `localStorage` and one channel. */
import { describe, expect, it, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { freshBrowserForEach, openTab, type Tab, twoTabs } from '@/testing/open-tab'

freshBrowserForEach()

const names = async (tab: Tab) => (await tab.refreshDesigns()).map(({ name }) => name).sort()
const stored = async (tab: Tab, id: string) => {
  expect(await tab.openStored(id)).toBe(true)
  return tab.topics()
}

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

  it('leave alone what was opened while the other version was read', async () => {
    const { two, id } = await behind()
    const taking = two.takeTheirs()
    two.openDesign(emptyDesign('Other'))
    await taking
    await two.flush()
    expect(two.state()).toMatchObject({ design: { name: 'Other', topics: [] }, saveState: 'saved' })
    expect(await names(two)).toEqual(['Orders', 'Orders (my copy)', 'Other'])
    expect(await stored(two, id)).toEqual(['orders', 'theirs'])
  })

  it('stay behind where this tab is changed while the other version is read', async () => {
    const { two } = await behind()
    const taking = two.takeTheirs()
    two.draw('more')
    await taking
    expect(two.topics()).toEqual(['orders', 'mine', 'more'])
    expect(two.state().isBehind).toBe(true)
  })

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

  async function deletedElsewhere() {
    const [one, two, id] = await twoTabs()
    await one.deleteDesign(id)
    await vi.waitFor(() => expect(two.state().saveState).toBe('deleted'))
    return { one, two, id }
  }

  it('say that the design was deleted, and keep it once it is changed again', async () => {
    const { one, two, id } = await deletedElsewhere()
    await two.flush()
    expect(await names(one)).not.toContain('Orders')
    two.draw('payments')
    await two.flush()
    expect(two.state().saveState).toBe('saved')
    expect(await stored(await openTab(), id)).toEqual(['orders', 'payments'])
  })

  it('keep what the other deleted where they are asked to', async () => {
    const { two, id } = await deletedElsewhere()
    await two.keepDeleted()
    expect(two.state().saveState).toBe('saved')
    expect(await stored(await openTab(), id)).toEqual(['orders'])
  })

  it('find what was deleted saved where the other put it back', async () => {
    const { one, two } = await deletedElsewhere()
    one.notices()[0]?.action?.run()
    await vi.waitFor(() => expect(two.state().saveState).toBe('saved'))
  })

  it('take no word of a message for true, and survive any', async () => {
    const [one, two, id] = await twoTabs()
    const channel = new BroadcastChannel('surveyor')
    const writer = { tab: 'x', sequence: 1 }
    const forged = [
      null,
      7,
      'saved',
      [],
      {},
      { kind: 'saved' },
      { kind: 'deleted', id },
      { kind: 'gone', id },
    ]
    for (const message of forged) channel.postMessage(message)
    channel.postMessage({ kind: 'saved', id, revision: Number.NaN, writer })
    channel.postMessage({ kind: 'saved', id, revision: 1e9, writer })
    one.draw('payments')
    await one.flush()
    await vi.waitFor(() => expect(two.topics()).toEqual(['orders', 'payments']))
    expect(two.state()).toMatchObject({ saveState: 'saved', isBehind: false })
    channel.close()
  })

  it('store anew what the other deleted without having seen the changes', async () => {
    const [one, two, id] = await twoTabs()
    two.draw('mine')
    await one.deleteDesign(id)
    await vi.waitFor(async () => expect(await names(one)).toContain('Orders'))
    expect(await stored(await openTab(), id)).toEqual(['orders', 'mine'])
  })
})

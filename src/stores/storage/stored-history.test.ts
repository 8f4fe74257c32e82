/** What can be undone once a tab was reloaded, or ended, over one IndexedDB. */
import { describe, expect, it, vi } from 'vitest'
import { moveNodes } from '@/core/edits/move-nodes'
import { emptyDesign } from '@/core/model/empty-design'
import { fillDatabase, memoryStorage } from '@/testing/memory-storage'
import { freshBrowserForEach, openTab, type Tab } from '@/testing/open-tab'

freshBrowserForEach()

/** A tab that has drawn topics, all of it saved. */
async function drawnTab(...topics: readonly string[]): Promise<Tab> {
  const tab = await openTab()
  tab.openDesign(emptyDesign('Orders'))
  for (const topic of topics) tab.draw(topic)
  await tab.flush()
  tab.draw('last')
  await tab.flush()
  return tab
}

/** A tab that starts after the others ended, with what can be undone in it. */
async function later(id: string, kept = memoryStorage()): Promise<Tab> {
  const tab = await openTab(kept)
  await tab.recoverJournal()
  expect(await tab.openStored(id)).toBe(true)
  await tab.historyBack()
  return tab
}

const labels = (tab: Tab) => tab.state().past.map(({ label }) => label)

function undoAll(tab: Tab): readonly (readonly string[])[] {
  const states = [tab.topics()]
  while (tab.state().past.length > 0) {
    tab.undo()
    states.push(tab.topics())
  }
  return states
}

describe('a tab that opens what another one left', () => {
  it('undoes and makes again what was done there, edit by edit', async () => {
    const one = await drawnTab('orders', 'payments')
    one.undo()
    await one.flush()
    const two = await later(one.state().documentId)
    expect(two.state().future.map(({ label }) => label)).toEqual(['Add topic last'])
    two.redo()
    expect(undoAll(two)).toEqual([['orders', 'payments', 'last'], ['orders', 'payments'], ['orders'], []])
  })

  it('goes on from there, and leaves all of it to the next', async () => {
    const { documentId } = (await drawnTab('orders')).state()
    const two = await later(documentId)
    two.draw('refunds')
    two.undo()
    two.draw('returns')
    await two.flush()
    const three = await later(documentId)
    expect(labels(three)).toEqual(['Add topic orders', 'Add topic last', 'Add topic returns'])
    expect(undoAll(three).at(-1)).toEqual([])
  })

  it('has them where a draft or the journal brought the work home, a drag that had not ended among it', async () => {
    const one = await drawnTab('orders')
    one.draw('payments')
    one.setUnfinished('drag', () => moveNodes({ 'topic:orders': [70, 80] }))
    await one.stored()
    const two = await later(one.state().documentId)
    expect(two.state().design.layout?.positions?.['topic:orders']).toEqual([70, 80])
    expect(labels(two)).toEqual(['Add topic orders', 'Add topic last', 'Add topic payments', 'Move orders'])
    expect(undoAll(two).at(-1)).toEqual([])

    fillDatabase()
    two.draw('returns')
    two.hide()
    vi.restoreAllMocks()
    const three = await later(two.state().documentId)
    expect(three.topics()).toEqual(['returns'])
    expect(labels(three)).toEqual(['Add topic returns'])
  })

  it('has what was done while they were on their way after them', async () => {
    const { documentId } = (await drawnTab('orders')).state()
    const two = await openTab()
    await two.openStored(documentId)
    two.draw('early')
    await two.historyBack()
    expect(labels(two)).toEqual(['Add topic orders', 'Add topic last', 'Add topic early'])
    expect(undoAll(two).at(-1)).toEqual([])
  })

  it('has none that belong to another state than the one that is stored', async () => {
    const { documentId } = (await drawnTab('orders')).state()
    const { writing } = await import('./database')
    const { historyKey } = await import('./history-database')
    const contents = (await writing()).objectStore('contents')
    const kept = (await contents.get(historyKey(documentId))) as { readonly writer: object }
    await contents.put({ ...kept, writer: { ...kept.writer, sequence: 1 } }, historyKey(documentId))
    expect(labels(await later(documentId))).toEqual([])
  })
})

describe('a design that was deleted', () => {
  it('takes its steps along, and brings them back when it is put back', async () => {
    const one = await drawnTab('orders')
    const { documentId } = one.state()
    await one.deleteDesign(documentId)
    one.notices().at(-1)?.action?.run()
    await vi.waitFor(async () => expect(await one.loadStored(documentId)).not.toBeNull())
    expect(labels(await later(documentId))).toEqual(['Add topic orders', 'Add topic last'])
  })
})

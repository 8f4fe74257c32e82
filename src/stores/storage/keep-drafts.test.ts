/** What a tab that ends in the middle of work leaves behind, over one IndexedDB. */
import { describe, expect, it, vi } from 'vitest'
import { moveNodes } from '@/core/edits/move-nodes'
import { renameDesign } from '@/core/edits/rename-design'
import { renameNode } from '@/core/edits/rename-node'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { fillDatabase } from '@/testing/memory-storage'
import { freshBrowserForEach, openTab, type Tab, twoTabs } from '@/testing/open-tab'
import { realisticDesign } from '@/testing/realistic-design'

freshBrowserForEach()

/** Opens a design, has it saved, and returns its id. */
async function keep(tab: Tab, design: Design): Promise<string> {
  tab.openDesign(design)
  await tab.flush()
  return tab.state().documentId
}

/** A tab that starts after the others ended: what they left is brought home, and one design is shown. */
async function later(id: string): Promise<Tab> {
  const tab = await openTab()
  await tab.recoverJournal()
  expect(await tab.openStored(id)).toBe(true)
  return tab
}

const designNames = async (tab: Tab) => (await tab.refreshDesigns()).map(({ name }) => name).sort()

const drawn = (name: string): Design => ({ ...emptyDesign(name), topics: [{ name: 'orders' }] })

describe('a tab that ends while one types on', () => {
  it('has kept what was typed, without a pause to keep it in', async () => {
    const tab = await openTab()
    const id = await keep(tab, emptyDesign('O'))
    const saving = vi.spyOn(IDBObjectStore.prototype, 'put')
    for (const text of ['Or', 'Ord', 'Orde', 'Order', 'Orders']) {
      tab.dispatch(renameDesign(text))
      await new Promise((resolve) => setTimeout(resolve, 90))
    }
    const drafts = saving.mock.calls.filter(([, key]) => Array.isArray(key) && key[0] === 'draft')
    expect(drafts.length).toBeGreaterThan(0)
    expect(saving.mock.calls.some(([, key]) => key === id)).toBe(false)
  })

  it('has kept a large design by the piece that changed', async () => {
    const tab = await openTab()
    const id = await keep(tab, realisticDesign(1_000))
    const [first, second] = tab.state().design.topics
    // What the opening itself leaves as a draft has arrived when a later one has.
    tab.dispatch(renameNode('topic', second?.name ?? '', 'earlier'))
    await tab.stored()
    await tab.flush()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    tab.dispatch(renameNode('topic', first?.name ?? '', 'renamed'))
    await tab.stored()
    const pieces = put.mock.calls.filter(([, key]) => Array.isArray(key) && key[0] === 'piece')
    expect(pieces.length).toBeLessThan(12)
    put.mockRestore()
    expect((await later(id)).state().design).toEqual(tab.state().design)
  })

  it('has kept a drag that had not ended, and nothing of one that was given up', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.setUnfinished('drag', () => moveNodes({ 'topic:orders': [70, 80] }))
    await tab.stored()
    expect((await later(id)).state().design.layout?.positions).toEqual({ 'topic:orders': [70, 80] })
    expect(tab.state().design.layout?.positions).toBeUndefined()
    tab.setUnfinished('drag', null)
    await vi.waitFor(async () => expect(await tab.drafts()).toEqual([]))
  })

  it('has kept a name that is typed on while another change is saved', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.setUnfinished('name', () => renameNode('topic', 'orders', 'sal'))
    tab.dispatch(renameDesign('Sales'))
    await tab.stored()
    await tab.flush()
    expect(tab.state().saveState).toBe('saved')
    expect(await tab.drafts()).toHaveLength(1)
    const next = await later(id)
    expect(next.state().design).toMatchObject({ name: 'Sales', topics: [{ name: 'sal' }] })
    expect(await designNames(next)).toEqual(['Sales'])
  })

  it('has kept what stood in a field and could not be taken, to be copied', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.typeIn('Retention', 'seven days or so')
    await vi.waitFor(async () => expect(await tab.drafts()).toHaveLength(1))
    const next = await later(id)
    expect(next.notices()[0]).toMatchObject({
      text: 'When the browser ended “seven days or so” stood in Retention and was not taken yet.',
      action: { label: 'Copy it' },
    })
    expect(next.topics()).toEqual(['orders'])
  })

  it('has kept of a paste what is no secret, and nothing of a field that holds one', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.typeIn('database.password', 'swordfish')
    tab.typeIn(
      'Text of a design',
      '{"connection.url":"jdbc:postgresql://bob:hunter2@db/shop?password=s3cr3t"}',
    )
    await vi.waitFor(async () => expect(await tab.drafts()).toHaveLength(1))
    expect(JSON.stringify(await tab.drafts())).not.toMatch(/hunter2|s3cr3t|swordfish/)
    const next = await later(id)
    expect(next.notices()[0]?.text).toContain('jdbc:postgresql://‹left-out›@db')
    expect(next.notices()[0]?.text).toMatch(/What may be a secret was not stored\.$/)
  })
})

/** Holds up all that is written to the database until the returned function is called. */
async function holdUpWriting(): Promise<() => Promise<void>> {
  const { writing } = await import('@/stores/storage/database')
  const contents = (await writing()).objectStore('contents')
  let isHeld = true
  const holding = (async () => {
    while (isHeld) await contents.get('nothing')
  })()
  return () => {
    isHeld = false
    return holding
  }
}

describe('a tab that does not hear whether its first draft has arrived', () => {
  it('has the next one begun all the same', async () => {
    const id = await keep(await openTab(), emptyDesign('O'))
    const tab = await later(id)
    const letGo = await holdUpWriting()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const drafts = () => put.mock.calls.filter(([, key]) => Array.isArray(key) && key[0] === 'draft')
    let typed = 'O'
    await vi.waitFor(
      () => {
        typed += 'o'
        tab.dispatch(renameDesign(typed))
        expect(drafts().length).toBeGreaterThan(1)
      },
      { timeout: 60_000 },
    )
    await letGo()
    await tab.stored()
    expect((await later(id)).state().design.name).toBe(typed)
  })
})

describe('a draft', () => {
  it('is gone with the save that has all of it, whatever fields were typed in', async () => {
    const tab = await openTab()
    await keep(tab, drawn('Orders'))
    tab.draw('payments')
    tab.typeElsewhere()
    await tab.stored()
    tab.hide()
    tab.typeElsewhere()
    await tab.flush()
    expect(await tab.drafts()).toEqual([])
    expect(journal()).toEqual({})
  })
})

describe('what comes back', () => {
  it('is a copy where another tab had saved meanwhile, and only once', async () => {
    const [one, two, id] = await twoTabs()
    one.draw('mine')
    await one.stored()
    two.draw('theirs')
    await two.flush()
    for (let start = 0; start < 3; start += 1) {
      const next = await later(id)
      expect(next.topics()).toEqual(['orders', 'theirs'])
      expect(await designNames(next)).toEqual(['Orders', 'Orders (my copy)'])
    }
  })

  it('is not a change that was saved, though the browser brings its journal entry back', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.draw('payments')
    tab.hide()
    const [key = ''] = Object.keys(journal())
    const text = localStorage.getItem(key) ?? ''
    await tab.flush()
    expect(journal()).toEqual({})
    // A reload, a change, and a kill before the browser wrote down that the entry was removed.
    const reloaded = await later(id)
    reloaded.draw('refunds')
    await reloaded.flush()
    localStorage.setItem(key, text)
    const next = await later(id)
    expect(next.topics()).toEqual(['orders', 'payments', 'refunds'])
    expect(await designNames(next)).toEqual(['Orders'])
    expect(journal()).toEqual({})
  })

  it('is not a design that was deleted, though the browser brings its journal entry back', async () => {
    const tab = await openTab()
    const id = await keep(tab, drawn('Orders'))
    tab.draw('payments')
    tab.hide()
    const kept = journal()
    await tab.flush()
    await tab.deleteDesign(id)
    for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text)
    const next = await openTab()
    await next.recoverJournal()
    expect(await designNames(next)).not.toContain('Orders')
  })

  it('is what an earlier release left in the journal and in the database', async () => {
    const tab = await openTab()
    const design = realisticDesign(600)
    const id = await keep(tab, design)
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('surveyor', 1)
      opening.onsuccess = () => resolve(opening.result)
    })
    const transaction = database.transaction(['contents'], 'readwrite')
    transaction.objectStore('contents').put(design, id)
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    database.close()
    const { summary } = (await tab.loadStored(id)) ?? {}
    const content = { ...design, name: 'From the journal' }
    const entry = { summary: { ...summary, writer: { tab: 'old', sequence: 4 } }, content }
    localStorage.setItem(`surveyor.journal.old.${id}`, JSON.stringify(entry))
    const next = await later(id)
    expect(next.state().design).toEqual(content)
    next.draw('payments')
    await next.flush()
    expect((await later(id)).state().design.topics).toHaveLength(design.topics.length + 1)
  })

  it('is whole where a large design is left with what the disk did not take', async () => {
    const tab = await openTab()
    const id = await keep(tab, realisticDesign(400))
    fillDatabase()
    tab.draw('payments')
    tab.hide()
    await tab.flush()
    vi.restoreAllMocks()
    expect((await later(id)).topics()).toEqual(tab.topics())
  })
})

const journal = (): Record<string, string> => {
  const keys = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  const own = keys.filter((key) => key.startsWith('surveyor.journal.'))
  return Object.fromEntries(own.map((key) => [key, localStorage.getItem(key) ?? '']))
}

describe('pieces in the database', () => {
  it('are deleted when nothing is made of them any more', async () => {
    const tab = await openTab()
    const id = await keep(tab, realisticDesign(600))
    const before = await tab.pieces()
    for (let at = 0; at < 5; at += 1) {
      tab.draw(`topic-${at}`)
      await tab.flush()
    }
    expect((await tab.pieces()).length).toBeLessThanOrEqual(before.length + 2)
    tab.openDesign(emptyDesign('Other'))
    await tab.flush()
    await tab.deleteDesign(id)
    expect(await tab.pieces()).toEqual([])
  })

  it('are put together again for a design that is deleted and put back by a tab that never had it open', async () => {
    const design = realisticDesign(600)
    const id = await keep(await openTab(), design)
    const tab = await openTab()
    await tab.deleteDesign(id)
    expect(await designNames(tab)).not.toContain(design.name)
    tab.notices()[0]?.action?.run()
    await vi.waitFor(async () => expect(await designNames(tab)).toContain(design.name))
    expect((await later(id)).state().design).toEqual(design)
  })

  it('that another tab saved over are written anew', async () => {
    const one = await openTab()
    const id = await keep(one, realisticDesign(600))
    const two = await openTab()
    await two.openStored(id)
    const renamed = (tab: Tab, at: number, to: string) =>
      tab.dispatch(renameNode('topic', tab.state().design.topics[at]?.name ?? '', to))
    renamed(one, 0, 'first')
    renamed(one, 100, 'second')
    await one.flush()
    renamed(two, 150, 'third')
    await two.flush()
    expect(two.state().isBehind).toBe(true)
    await two.stored()
    const next = await later(id)
    expect(next.topics()).toEqual(one.topics())
    const list = await next.refreshDesigns()
    const copy = list.find(({ name }) => name.endsWith('(my copy)'))
    expect(await next.openStored(copy?.id ?? '')).toBe(true)
    expect(next.topics()).toEqual(two.topics())
  })
})

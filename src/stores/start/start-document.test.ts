import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { renameDesign } from '@/core/edits/rename-design'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { encodeShareLink } from '@/core/share/share-link'
import { fillDatabase, memoryStorage } from '@/testing/memory-storage'

const address = { hash: '', pathname: '/app/', search: '' }

beforeEach(() => {
  address.hash = ''
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', memoryStorage())
  vi.stubGlobal('sessionStorage', memoryStorage())
  vi.stubGlobal('location', address)
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, url: string) => {
      address.hash = url.replace('/app/', '')
    },
  })
})
afterEach(async () => {
  await Promise.all(visited.splice(0).map((page) => page.flush()))
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const visited: { flush: () => Promise<void> }[] = []

/** Loads the page, as far as the stores are concerned, and waits until something is open. */
async function visit() {
  vi.resetModules()
  const { startDocument } = await import('./start-document')
  await startDocument()
  const [document, autosave, database, deletion, storage, session] = await Promise.all([
    import('../document/document-store'),
    import('../storage/autosave'),
    import('../storage/design-database'),
    import('../storage/deletion-database'),
    import('../storage/document-storage'),
    import('../session/session-store'),
  ])
  const state = () => document.documentStore.getState()
  visited.push(autosave)
  return {
    ...document,
    ...autosave,
    ...database,
    ...deletion,
    openStored: storage.openStored,
    state,
    notices: () => session.sessionStore.getState().notices,
  }
}

type Page = Awaited<ReturnType<typeof visit>>

async function keepOpen(page: Page, design: Design) {
  page.openDesign(design)
  await page.flush()
  return page.state()
}

const keep = async (page: Page, design: Design) => (await keepOpen(page, design)).documentId

async function overwrite(page: Page, id: string, change: (content: object) => unknown, format?: string) {
  const stored = await page.deleteStored(id)
  if (stored === null) throw new Error('nothing stored')
  const content = change(stored.content as object)
  await page.restoreStored({ summary: { ...stored.summary, ...(format && { format }) }, content })
}

const drawn = (name: string) => ({ ...emptyDesign(name), topics: [{ name: 'orders' }] })

describe('the start', () => {
  it('opens an example on the first visit, and the same design, not another example, on the second', async () => {
    const page = await visit()
    expect(page.state().design.topics.length).toBeGreaterThan(0)
    await page.flush()
    expect((await visit()).state().documentId).toBe(page.state().documentId)
  })

  it('opens what this tab had open, and in a new tab what was opened last in any', async () => {
    const page = await visit()
    const mine = await keep(page, emptyDesign('Mine'))
    const own = globalThis.sessionStorage
    vi.stubGlobal('sessionStorage', memoryStorage())
    const other = await keep(await visit(), emptyDesign('Other'))
    vi.stubGlobal('sessionStorage', memoryStorage())
    expect((await visit()).state().documentId).toBe(other)
    vi.stubGlobal('sessionStorage', own)
    expect((await visit()).state().documentId).toBe(mine)
  })

  it('opens what was opened last, though a killed browser had not written that down in localStorage', async () => {
    await keep(await visit(), emptyDesign('One'))
    const two = await keep(await visit(), emptyDesign('Two'))
    await keep(await visit(), emptyDesign('Three'))
    const page = await visit()
    await page.openStored(two)
    await page.flush()
    vi.stubGlobal('sessionStorage', memoryStorage())
    vi.stubGlobal('localStorage', memoryStorage())
    expect((await visit()).state().documentId).toBe(two)
  })

  it('opens a link as a design of its own and takes it out of the address', async () => {
    const before = await keep(await visit(), emptyDesign('Mine'))
    address.hash = `#${await encodeShareLink({ ...emptyDesign('Theirs'), topics: [{ name: 'orders' }] })}`
    const page = await visit()
    expect(page.state()).toMatchObject({ design: { name: 'Theirs' }, isReady: true })
    expect(address.hash).toBe('')
    await page.flush()
    expect((await page.loadSummaries()).map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining(['Mine', 'Theirs']),
    )
    expect(page.state().documentId).not.toBe(before)
  })

  it('opens a link that was opened before as the design that is there, and the link as it was sent on demand', async () => {
    const link = `#${await encodeShareLink(drawn('Theirs'))}`
    address.hash = link
    const first = await visit()
    await first.flush()
    const { documentId } = first.state()
    address.hash = link
    const again = await visit()
    expect(again.state()).toMatchObject({ documentId, design: { name: 'Theirs' } })
    expect(again.notices()).toEqual([])
    again.dispatch(renameDesign('Mine by now'))
    await again.flush()
    address.hash = link
    const later = await visit()
    expect(later.state()).toMatchObject({ documentId, design: { name: 'Mine by now' } })
    later.notices()[0]?.action?.run()
    await later.flush()
    expect(later.state().design.name).toBe('Theirs')
    expect((await later.loadSummaries()).map(({ name }) => name).sort()).toEqual(['Mine by now', 'Theirs'])
  })

  it('keeps what was open where a link is cut short, and says so', async () => {
    const before = await keep(await visit(), emptyDesign('Mine'))
    const link = await encodeShareLink({ ...emptyDesign('Theirs'), topics: [{ name: 'orders' }] })
    address.hash = `#${link.slice(0, link.length / 2)}`
    const page = await visit()
    expect(page.state().documentId).toBe(before)
    expect(page.notices()[0]).toMatchObject({ tone: 'error', text: expect.stringContaining('incomplete') })
  })

  it('opens something where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const page = await visit()
    await page.flush()
    expect(page.state()).toMatchObject({ isReady: true, saveState: 'unavailable' })
    expect(page.notices()).toHaveLength(1)
  })
})

describe('the start over a database that fails', () => {
  const journal = () => Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
  const entries = () => journal().filter((key) => key.startsWith('surveyor.journal.'))

  it('opens what the journal has, time and again, and saves it once that can be done', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const { documentId } = await keepOpen(await visit(), drawn('Mine'))
    for (let reload = 0; reload < 3; reload += 1) {
      const page = await visit()
      await page.flush()
      expect(page.state()).toMatchObject({ documentId, design: drawn('Mine'), saveState: 'unavailable' })
      expect(entries()).toHaveLength(1)
    }
    vi.stubGlobal('indexedDB', new IDBFactory())
    expect((await visit()).state()).toMatchObject({ documentId, saveState: 'saved' })
    expect(entries()).toEqual([])
  })

  it('opens the newest of several where this tab had none of them open', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const page = await visit()
    await keepOpen(page, drawn('First'))
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 1_000)
    await keepOpen(page, drawn('Second'))
    vi.restoreAllMocks()
    vi.stubGlobal('sessionStorage', memoryStorage())
    localStorage.removeItem('surveyor.last-opened')
    expect((await visit()).state().design.name).toBe('Second')
  })

  it('shows the user’s own changes, not the stored state before them, on a full disk', async () => {
    const page = await visit()
    await keepOpen(page, emptyDesign('Mine'))
    fillDatabase()
    page.dispatch(renameDesign('Mine, changed'))
    // It goes there when the database has refused it, which takes a machine that is busy a while.
    await vi.waitFor(() => expect(entries()).toHaveLength(1), { timeout: 60_000 })
    const later = await visit()
    expect(later.state().design.name).toBe('Mine, changed')
    await vi.waitFor(() => expect(later.state().saveState).toBe('full'), { timeout: 60_000 })
  })

  it('keeps no example in the journal that nobody has changed', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const page = await visit()
    await page.flush()
    expect(page.keepAtOnce()).toBe(true)
    expect(entries()).toEqual([])
    page.dispatch(renameDesign('Mine'))
    expect(entries()).toHaveLength(1)
    expect((await visit()).state().design.name).toBe('Mine')
  })
})

describe('a stored design', () => {
  it('of a newer version is not opened, stays as it is, and the reason is said', async () => {
    const page = await visit()
    const id = await keep(page, emptyDesign('Future'))
    await overwrite(page, id, (content) => ({ ...content, surveyor: 99 }))
    const later = await visit()
    expect(later.state().documentId).not.toBe(id)
    expect(later.notices()[0]?.text).toMatch(/Future cannot be opened.*99/s)
    expect((await later.loadStored(id))?.content).toMatchObject({ surveyor: 99 })
  })

  it('that another build wrote is checked, and shown with a warning where only a value is wrong', async () => {
    const page = await visit()
    const id = await keep(page, { ...emptyDesign('Odd'), topics: [{ name: 'orders' }] })
    const broken = (content: object) => ({ ...content, topics: [{ name: 'orders', partitions: -1 }] })
    await overwrite(page, id, broken, 'another build')
    const later = await visit()
    expect(later.state()).toMatchObject({ documentId: id, design: { topics: [{ partitions: -1 }] } })
    expect(later.notices()[0]?.text).toMatch(/topics\[0\]\.partitions/)
  })

  it('that is no design at all is not opened', async () => {
    const page = await visit()
    const id = await keep(page, emptyDesign('Broken'))
    await overwrite(page, id, () => ({ topics: 'none' }))
    const later = await visit()
    expect(later.state().documentId).not.toBe(id)
    expect(later.state().isReady).toBe(true)
  })
})

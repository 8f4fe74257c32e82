import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, vi } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { memoryStorage } from './memory-storage'

const opened: { flush: () => Promise<unknown> }[] = []

/** Gives every test of a file a browser of its own. A tab must not save into the browser of the next test. */
export function freshBrowserForEach(): void {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory())
    vi.stubGlobal('localStorage', memoryStorage())
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((tab) => tab.flush()))
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
}

/** The page of a tab: it can be hidden, and closed. */
function pageOf() {
  const window = new EventTarget()
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    activeElement: null as unknown,
  })
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('document', document)
  return {
    /** Whether the browser asks before it closes the tab. */
    asksBeforeClosing: () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })),
    /** Types in a field that is followed with every letter, or only searches. */
    typeElsewhere() {
      window.dispatchEvent(new Event('input'))
      window.dispatchEvent(new Event('focusout'))
    },
    /** Types in a field whose text is no part of the design yet. */
    typeIn(label: string, value: string) {
      document.activeElement = { matches: () => true, getAttribute: () => label, value }
      window.dispatchEvent(new Event('input'))
    },
    /** Leaves the focus in a field that takes what is typed when it is left. */
    typeAhead(take: () => void) {
      document.activeElement = {
        matches: (selector: string) => selector === 'input, textarea',
        blur: take,
        focus: () => undefined,
      }
    },
    hide() {
      document.visibilityState = 'hidden'
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

/**
 * A browser tab, as far as the stores can tell: fresh modules and, unless it was reloaded or is a duplicate, a
 * fresh `sessionStorage`. Tabs share what
 * tabs of one browser share: IndexedDB, `localStorage` and the channel between them.
 */
export async function openTab(kept = memoryStorage()) {
  vi.resetModules()
  vi.stubGlobal('sessionStorage', kept)
  const [
    document,
    session,
    autosave,
    storage,
    follow,
    leaving,
    recovery,
    edits,
    analysis,
    self,
    database,
    leftBehind,
    managing,
    unfinished,
    work,
    history,
  ] = await Promise.all([
    import('@/stores/document/document-store'),
    import('@/stores/session/session-store'),
    import('@/stores/storage/autosave'),
    import('@/stores/storage/document-storage'),
    import('@/stores/storage/follow-tabs'),
    import('@/stores/start/leave-page'),
    import('@/stores/storage/recover-journal'),
    import('@/core/edits/add-node'),
    // As in the page, where it is there before anything is saved.
    import('@/stores/document/analysis-store'),
    import('@/stores/tabs/this-tab'),
    import('@/stores/storage/design-database'),
    import('@/stores/storage/left-database'),
    import('@/stores/storage/manage-designs'),
    import('@/stores/document/unfinished'),
    import('@/stores/storage/unsaved-work'),
    import('@/stores/storage/stored-history'),
    // As in the page, where it comes with the first change.
    import('@/core/edits/packed-history'),
  ])
  const page = pageOf()
  autosave.startAutosave()
  leaving.keepOnLeaving()
  follow.followTabs()
  const state = () => document.documentStore.getState()
  opened.push({ flush: () => Promise.all([autosave.flush(), history.historyBack()]) })
  return {
    ...document,
    ...autosave,
    ...storage,
    ...managing,
    ...follow,
    ...recovery,
    ...analysis,
    ...self,
    ...unfinished,
    ...page,
    ...history,
    /** Waits until all that is not saved is kept as a draft; no longer than that, since a save takes its place. */
    async stored() {
      const isStored = () => work.isStored(state().documentId, work.newestChange())
      while (!isStored() && (state().saveState !== 'saved' || unfinished.hasUnfinished()))
        await new Promise((resolve) => setImmediate(resolve))
    },
    drafts: leftBehind.loadDrafts,
    loadStored: database.loadStored,
    /** The keys of all pieces that are stored. */
    pieces: async () => {
      const { reading, under } = await import('@/stores/storage/database')
      return (await reading()).objectStore('contents').getAllKeys(under('piece'))
    },
    state,
    draw: (topic: string) => document.dispatch(edits.addNode('topic', topic, [0, 0])),
    topics: () => state().design.topics.map(({ name }) => name),
    onSession: session.sessionStore.subscribe,
    notices: () => session.sessionStore.getState().notices,
  }
}

export type Tab = Awaited<ReturnType<typeof openTab>>

/** Two tabs that show one saved design, and its id. */
export async function twoTabs(): Promise<[Tab, Tab, string]> {
  const one = await openTab()
  one.openDesign(emptyDesign('Orders'))
  one.draw('orders')
  await one.flush()
  const { documentId } = one.state()
  const two = await openTab()
  await two.openStored(documentId)
  return [one, two, documentId]
}

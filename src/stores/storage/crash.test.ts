/** Whatever is done, and wherever the browser ends in it, the newest work that was kept comes back whole. */
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { moveNodes } from '@/core/edits/move-nodes'
import { removeItems } from '@/core/edits/remove-items'
import { renameNode } from '@/core/edits/rename-node'
import type { Design, Position } from '@/core/model/design'
import { type NodeId, nodeIds, parseNodeId } from '@/core/model/node-id'
import { memoryStorage } from '@/testing/memory-storage'
import { realisticDesign } from '@/testing/realistic-design'
import { loadStored } from './design-database'
import { writeJournal } from './journal'
import { loadDrafts } from './left-database'
import { readJournal } from './left-journal'
import { forgetLoaded, storeDraft, storeShown, summaryOf } from './save-document'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const deed = fc.record({
  kind: fc.constantFrom('rename', 'move', 'remove', 'add'),
  at: share,
  /** How this state is kept: not at all, as one types on too quickly; as a draft; or saved. */
  keep: fc.constantFrom('nowhere', 'draft', 'draft', 'saved'),
} as const)

const positionsOf = (id: NodeId, position: Position): Record<NodeId, Position> => ({ [id]: position })

function edited(design: Design, { kind, at }: { kind: string; at: number }, number: number): Design {
  const ids = nodeIds(design)
  const id = ids[Math.floor(at * (ids.length - 1))] ?? 'topic:none'
  const { kind: kindOfNode, name } = parseNodeId(id) ?? { kind: 'topic' as const, name: '' }
  if (kind === 'rename') return renameNode(kindOfNode, name, `renamed-${number}`).apply(design)
  if (kind === 'move') return moveNodes(positionsOf(id, [number, number])).apply(design)
  if (kind === 'remove') return removeItems([id]).apply(design)
  return { ...design, topics: [...design.topics, { name: `added-${number}` }] }
}

/** Ends every transaction of the database from so many writes on. */
function endAfter(writes: number) {
  let left = writes
  const { put } = IDBObjectStore.prototype
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    left -= 1
    const request = put.apply(this, args)
    if (left < 0) queueMicrotask(() => abort(this.transaction))
    return request
  })
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It was ended by the write before.
  }
}

/** What a start would bring home: the draft where there is one, else what is saved. */
async function comesBack(id: string): Promise<unknown> {
  const draft = (await loadDrafts()).find(({ summary }) => summary.id === id)
  return draft ? draft.content : (await loadStored(id))?.content
}

describe('a crash at any write', () => {
  it('brings back the newest state that was kept, or the one on its way', async () => {
    const design = realisticDesign(400)
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), fc.nat(60), async (deeds, writes) => {
        run += 1
        const documentId = `design-${run}`
        const shown = (state: Design, revision: number) => ({ documentId, design: state, revision })
        const first = await storeShown(shown(design, 0), 1)
        if (first.kind !== 'saved') throw new Error('not saved')
        let { revision } = first.summary
        let kept: Design = design
        let state: Design = design
        const onItsWay: Design[] = []
        endAfter(writes)
        for (const [at, { keep, ...what }] of deeds.entries()) {
          state = edited(state, what, at)
          if (keep === 'nowhere') continue
          onItsWay.push(state)
          if (keep === 'draft') {
            if (!(await storeDraft(shown(state, revision), at + 2, null))) break
          } else {
            const outcome = await storeShown(shown(state, revision), at + 2)
            if (outcome.kind !== 'saved') break
            revision = outcome.summary.revision
          }
          kept = state
          onItsWay.length = 0
        }
        vi.restoreAllMocks()
        const back = await comesBack(documentId)
        expect([kept, ...onItsWay]).toContainEqual(back)
        forgetLoaded(documentId)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a journal that ends at any byte', () => {
  it('has its entry or has none', () => {
    vi.stubGlobal('localStorage', memoryStorage())
    const design = realisticDesign(12)
    const summary = summaryOf({ documentId: 'id', design, revision: 3 }, 7)
    expect(writeJournal(summary, design)).toBe(true)
    const key = localStorage.key(0) ?? ''
    const text = localStorage.getItem(key) ?? ''
    fc.assert(
      fc.property(fc.nat(text.length), (end) => {
        localStorage.setItem(key, text.slice(0, end))
        const entries = readJournal()
        expect(entries.map(({ content }) => content)).toEqual(end === text.length ? [design] : [])
      }),
    )
  })
})

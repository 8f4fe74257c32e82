/**
 * Laws that hold for every edit on every design. They catch a reference that an edit forgets, a change in
 * place and needless copying; that an edit does what its name says is in the test beside it.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeDesignArbitrary } from '@/testing/arbitraries'
import { danglingReferences } from '@/testing/dangling-references'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { lockedIds } from '../model/locks'
import { LIST_OF_KIND, NODE_KINDS, type NodeId } from '../model/node-id'
import { deepFreeze } from '../shared/deep-freeze'
import { acceptFinding, showFindingAgain } from './accept-finding'
import { addNode } from './add-node'
import { connectNodes, whyNotConnect } from './connect-nodes'
import type { Edit } from './edit'
import { freeName } from './free-name'
import { lockItems } from './lock-items'
import { moveNodes } from './move-nodes'
import { copyNodes, duplicateNodes, pasteNodes } from './paste-nodes'
import { removeItems } from './remove-items'
import { renameDesign } from './rename-design'
import { renameNode } from './rename-node'
import { setConfig } from './set-config'
import { updateCluster } from './update-cluster'
import { updateNode } from './update-node'
import { updateSizing } from './update-sizing'

const idsOf = (design: Design): NodeId[] =>
  NODE_KINDS.flatMap((kind) => design[LIST_OF_KIND[kind]].map(({ name }): NodeId => `${kind}:${name}`))
const endsOf = (design: Design) => [...idsOf(design), ...edgesOf(design).map(({ id }) => id)]

/** A design with one of all edits on it, made of its own nodes. */
const designAndEdit = wholeDesignArbitrary.chain((design) => {
  const anyId = fc.constantFrom<NodeId>(...idsOf(design), 'topic:nowhere')
  const anyKind = fc.constantFrom(...NODE_KINDS)
  const anyName = fc.oneof(
    fc.constantFrom('new', 'x-2', '', ...design.topics.map(({ name }) => name)),
    fc.string({ maxLength: 4 }),
  )
  const some = fc.subarray(endsOf(design))
  const position = fc.tuple(fc.double(), fc.double())
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(anyKind, anyName, position).map((given) => addNode(...given)),
    fc.tuple(anyKind, anyName, anyName).map((given) => renameNode(...given)),
    fc.tuple(anyId, anyId).map((given) => connectNodes(...given)),
    some.map(removeItems),
    fc.tuple(anyId, position).map(([id, at]) => moveNodes({ [id]: at } as Record<NodeId, [number, number]>)),
    fc.tuple(some, position).map(([ids, offset]) => duplicateNodes(ids, offset)),
    fc
      .tuple(anyKind, anyName, fc.option(fc.nat(), { nil: undefined }))
      .map(([kind, name, value]) => setConfig(kind, name, 'linger.ms', value)),
    anyName.map((name) => updateNode('topic', name, (topic) => ({ ...topic, partitions: 3 }), 'Set')),
    anyName.map((name) => renameDesign(name)),
    fc.nat(5).map((brokers) => updateCluster((cluster) => ({ ...cluster, brokers }), 'Set brokers')),
    fc.constant(updateSizing(() => ({ headroom: 0.5 }), 'Set headroom')),
    anyId.map((at) => showFindingAgain('topic-something', at)),
  )
  return edit.map((one) => ({ design, edit: one }))
})

describe('every edit', () => {
  it('changes nothing in place and leaves every reference leading somewhere', () => {
    fc.assert(
      fc.property(designAndEdit, ({ design, edit }) => {
        const before = structuredClone(design)
        const after = deepFreeze(edit.apply(deepFreeze(design)))
        expect(danglingReferences(after)).toEqual([])
        expect(design).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps names unique within their kind', () => {
    fc.assert(
      fc.property(designAndEdit, ({ design, edit }) => {
        const ids = idsOf(edit.apply(design))
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the identity of every node that reads the same', () => {
    fc.assert(
      fc.property(designAndEdit, ({ design, edit }) => {
        const after = edit.apply(design)
        for (const kind of NODE_KINDS) {
          const list = LIST_OF_KIND[kind]
          for (const node of after[list]) {
            const known = design[list].find(({ name }) => name === node.name)
            if (known && JSON.stringify(known) === JSON.stringify(node)) expect(node).toBe(known)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('renaming', () => {
  it('there and back is the identity, to the order of every list', () => {
    fc.assert(
      fc.property(
        wholeDesignArbitrary.filter((design) => idsOf(design).length > 0),
        fc.nat(),
        (design, pick) => {
          const nodes = NODE_KINDS.flatMap((kind) =>
            design[LIST_OF_KIND[kind]].map(({ name }) => ({ kind, name })),
          )
          const { kind, name } = nodes[pick % nodes.length] ?? { kind: 'topic' as const, name: '' }
          const free = freeName(design, kind, 'renamed')
          const there = renameNode(kind, name, free).apply(design)
          expect(hasNode(there, `${kind}:${name}`)).toBe(false)
          const back = renameNode(kind, free, name).apply(there)
          expect(JSON.stringify(back)).toBe(JSON.stringify(design))
        },
      ),
    )
  })
})

describe('a name', () => {
  const OLD = 'a-name-like-no-other'
  const named = wholeDesignArbitrary
    .filter((design) => idsOf(design).length > 0)
    .chain((design) => {
      const nodes = NODE_KINDS.flatMap((kind) =>
        design[LIST_OF_KIND[kind]].map(({ name }) => ({ kind, name })),
      )
      return fc
        .constantFrom(...nodes)
        .map(({ kind, name }) => ({ kind, design: renameNode(kind, name, OLD).apply(design) }))
    })

  // Reads the text of the design, so that a reference which the table of references forgot is found.
  it('stands nowhere any more after its node is renamed or removed', () => {
    fc.assert(
      fc.property(named, ({ kind, design }) => {
        expect(JSON.stringify(design)).toContain(OLD)
        expect(JSON.stringify(renameNode(kind, OLD, 'other').apply(design))).not.toContain(OLD)
        const unlocked = lockItems([`${kind}:${OLD}`], false).apply(design)
        expect(JSON.stringify(removeItems([`${kind}:${OLD}`]).apply(unlocked))).not.toContain(OLD)
      }),
    )
  })
})

describe('removing', () => {
  it('takes out exactly what was chosen and is not locked, and the lines at it', () => {
    fc.assert(
      fc.property(
        wholeDesignArbitrary.chain((design) => fc.tuple(fc.constant(design), fc.subarray(endsOf(design)))),
        ([design, chosen]) => {
          const locked = lockedIds(design)
          const gone = new Set<string>(chosen.filter((id) => !locked.has(id)))
          const after = removeItems(chosen).apply(design)
          expect(idsOf(after)).toEqual(idsOf(design).filter((id) => !gone.has(id)))
          expect(edgesOf(after).map(({ id }) => id)).toEqual(
            edgesOf(design)
              .filter(({ id, from, to }) => !gone.has(id) && !gone.has(from) && !gone.has(to))
              .map(({ id }) => id),
          )
        },
      ),
    )
  })
})

describe('pasting', () => {
  it('adds every copied node under a free name and touches no other node', () => {
    fc.assert(
      fc.property(
        wholeDesignArbitrary.chain((design) => fc.tuple(fc.constant(design), fc.subarray(idsOf(design)))),
        wholeDesignArbitrary,
        ([source, chosen], target) => {
          const after = pasteNodes(copyNodes(source, chosen), [20, 20]).apply(target)
          expect(idsOf(after)).toHaveLength(idsOf(target).length + chosen.length)
          expect(danglingReferences(after)).toEqual([])
          for (const kind of NODE_KINDS) {
            const list = LIST_OF_KIND[kind]
            for (const [at, node] of target[list].entries()) expect(after[list][at]).toBe(node)
          }
        },
      ),
    )
  })
})

describe('connecting', () => {
  it('draws one line where nothing speaks against it, and none where something does', () => {
    fc.assert(
      fc.property(
        wholeDesignArbitrary
          .filter((design) => idsOf(design).length > 0)
          .chain((design) => {
            const end = fc.constantFrom(...idsOf(design))
            return fc.tuple(fc.constant(design), end, end)
          }),
        ([design, from, to]) => {
          const reason = whyNotConnect(design, from, to)
          const after = connectNodes(from, to).apply(design)
          if (reason !== null) expect(after).toBe(design)
          else expect(edgesOf(after).some((edge) => edge.from === from && edge.to === to)).toBe(true)
          if (reason === null) expect(whyNotConnect(after, from, to)).not.toBeNull()
        },
      ),
    )
  })
})

describe('accepting', () => {
  it('and showing again is the identity', () => {
    fc.assert(
      fc.property(wholeDesignArbitrary, (design) => {
        fc.pre(design.suppressions?.length !== 0)
        const accepted = acceptFinding({ rule: 'r', at: 'cluster' }, 'known').apply(design)
        expect(accepted.suppressions?.at(-1)).toEqual({ rule: 'r', at: 'cluster', reason: 'known' })
        expect(showFindingAgain('r', 'cluster').apply(accepted)).toEqual(design)
      }),
    )
  })
})

import { useMemo } from 'react'
import type { Design } from '@/core/model/design'
import { LIST_OF_KIND, NODE_KINDS, nodeId } from '@/core/model/node-id'
import { isEqual } from '@/core/shared/is-equal'
import { useDocument } from '@/stores/document/document-store'
import { reveal } from '@/stores/session/session-store'
import { lastReviewed } from './reviewed'

interface Difference {
  readonly id: string
  readonly name: string
  readonly sign: '+' | '~' | '−'
  readonly says: string
}

/** The nodes that came, went or changed, in the order of the document. */
export function differences(before: Design, after: Design): readonly Difference[] {
  return NODE_KINDS.flatMap((kind): Difference[] => {
    const [was, is] = [before, after].map(
      (design) => new Map((design[LIST_OF_KIND[kind]] ?? []).map((node) => [node.name, node])),
    )
    const came = [...(is ?? [])].flatMap(([name, node]): Difference[] => {
      const old = was?.get(name)
      const id = nodeId(kind, name)
      if (!old) return [{ id, name, sign: '+', says: 'new' }]
      if (isEqual(old, node)) return []
      const fields = [...new Set([...Object.keys(old), ...Object.keys(node)])].filter(
        (field) =>
          !isEqual((old as Record<string, unknown>)[field], (node as Record<string, unknown>)[field]),
      )
      return [{ id, name, sign: '~', says: fields.join(', ') }]
    })
    const gone = [...(was ?? [])].flatMap(([name]): Difference[] =>
      is?.has(name) ? [] : [{ id: nodeId(kind, name), name, sign: '−', says: 'removed' }],
    )
    return [...came, ...gone]
  })
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const LISTED = 40

/** What changed since the version that was last reviewed in this browser. */
export function SinceReviewed() {
  const documentId = useDocument((state) => state.documentId)
  const design = useDocument((state) => state.design)
  const reviewed = useMemo(() => lastReviewed(documentId), [documentId])
  const changes = useMemo(() => (reviewed ? differences(reviewed.design, design) : []), [reviewed, design])
  if (!reviewed) return null
  return (
    <section aria-label="Since the last review" className="border-line border-t px-3.5 py-2.5">
      <h3 className="font-semibold">
        Since the last review{' '}
        <span className="font-normal text-ink-soft text-small">{DATE.format(reviewed.at)}</span>
      </h3>
      {changes.length === 0 && <p className="text-ink-soft">No node changed.</p>}
      <ul>
        {changes.slice(0, LISTED).map(({ id, name, sign, says }) => (
          <li key={id} className="flex items-baseline gap-2">
            <span className="w-3 font-mono text-mono">{sign}</span>
            <button
              type="button"
              disabled={sign === '−'}
              onClick={() => reveal(id)}
              className="min-w-0 truncate text-left font-mono text-mono enabled:hover:underline"
            >
              {name}
            </button>
            <span className="ml-auto min-w-0 truncate text-ink-soft text-small">{says}</span>
          </li>
        ))}
      </ul>
      {changes.length > LISTED && <p className="text-ink-soft">and {changes.length - LISTED} more</p>}
    </section>
  )
}

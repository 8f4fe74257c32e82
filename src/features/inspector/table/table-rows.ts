import type { Analysis } from '@/core/analysis'
import { whyNotName } from '@/core/edits/check-name'
import type { Edit } from '@/core/edits/edit'
import { KIND_WORDS } from '@/core/edits/kind-words'
import type { Cells } from '@/core/edits/paste-cells'
import { placeNodes } from '@/core/edits/place-nodes'
import { updateNodes } from '@/core/edits/update-nodes'
import type { Design } from '@/core/model/design'
import { kindOf, nodesOf } from '@/core/model/kinds/index'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { type NodeView, viewOf } from '@/core/views/view-of'
import { fieldsOf } from '../fields/index'
import type { NodeField } from '../fields/node-field'

type AnyNode = NodeOfKind<NodeKind>

export interface TableRow {
  readonly node: AnyNode
  readonly view: NodeView | undefined
  /** What the cells show, the name first; empty where the node says nothing. */
  readonly texts: readonly string[]
}

export interface Sorting {
  /** 0 is the name. */
  readonly column: number
  readonly isDown: boolean
}

/** The rows of a kind whose text has what was typed in it, as they are sorted. */
export function tableRows(
  design: Design,
  { views }: Analysis,
  kind: NodeKind,
  typed: string,
  sorting: Sorting | null,
): readonly TableRow[] {
  const fields = fieldsOf(kind)
  const wanted = typed.trim().toLowerCase()
  const rows = nodesOf(design, kind)
    .map(
      (node): TableRow => ({
        node,
        view: viewOf(views, kind, node.name),
        texts: [node.name, ...fields.map((field) => field.text(node))],
      }),
    )
    .filter(({ texts }) => wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted)))
  return sorting ? rows.toSorted(comparing(fields[sorting.column - 1], sorting)) : rows
}

function comparing(field: NodeField<NodeKind> | undefined, { column, isDown }: Sorting) {
  const sign = isDown ? -1 : 1
  return (one: TableRow, other: TableRow): number => {
    if (field?.order && one.view && other.view) {
      const [a, b] = [field.order(one.view), field.order(other.view)]
      if (a !== b) return sign * (a < b ? -1 : 1)
    }
    return sign * (one.texts[column] ?? '').localeCompare(other.texts[column] ?? '', 'en', { numeric: true })
  }
}

export interface Pasted {
  readonly edit: Edit | null
  /** What could not be taken, in sentences. */
  readonly refused: readonly string[]
}

/** One node as it is, or as it is added, and what is to become of it. */
interface Change {
  readonly name: string
  readonly isNew: boolean
  readonly changes: readonly ((node: AnyNode) => AnyNode)[]
}

/**
 * Returns the edit that puts a block of cells into the table from one cell on, as one step: each cell is read as if it
 * was typed there. Rows beyond the last are added, where the block has their names. A cell that does not read is left
 * as it was, and said. The first column, the names, changes no node that is there.
 */
export function pasteInto(
  design: Design,
  kind: NodeKind,
  rows: readonly TableRow[],
  from: { readonly row: number; readonly column: number },
  cells: Cells,
): Pasted {
  const fields = fieldsOf(kind)
  const refused: string[] = []
  const changes: Change[] = []
  for (const [down, line] of cells.entries()) {
    const known = rows[from.row + down]?.node.name
    const name = known ?? (from.column === 0 ? line[0]?.trim() : undefined)
    if (name === undefined || name === '') continue
    const whyNot = known === undefined ? whyNotName(design, kind, '', name) : null
    if (whyNot !== null) {
      refused.push(`“${name}” was not added. ${whyNot}`)
      continue
    }
    const read = line.flatMap((text, across) => {
      const field = fields[from.column + across - 1]
      if (!field) return []
      const change = field.read(text)
      if (change.ok) return [change.value]
      refused.push(`${field.label} of ${name} stays as it was. ${change.error}`)
      return []
    })
    if (read.length > 0 || known === undefined)
      changes.push({ name, isNew: known === undefined, changes: read })
  }
  if (changes.length === 0) return { edit: null, refused }
  return { edit: editOf(kind, changes), refused }
}

/** How far new nodes stand below all that is there, and from each other, in canvas pixels. */
const BELOW = 60
const STEP = 118

function editOf(kind: NodeKind, changes: readonly Change[]): Edit {
  const byName = new Map(changes.map((change) => [change.name, change]))
  const apply = (node: AnyNode): AnyNode =>
    byName.get(node.name)?.changes.reduce((so, change) => change(so), node) ?? node
  const added = changes.filter(({ isNew }) => isNew)
  const label = `Paste ${formatCountOf(changes.length, KIND_WORDS[kind])} into the table`
  return {
    label,
    apply(before) {
      const positions = Object.values(before.layout?.positions ?? {})
      const left = positions.length === 0 ? 0 : Math.min(...positions.map(([x]) => x))
      const bottom = positions.length === 0 ? 0 : Math.max(...positions.map(([, y]) => y)) + STEP + BELOW
      const made = added.map(({ name }) => kindOf(kind).create(name, before.cluster))
      const list = LIST_OF_KIND[kind]
      const grown = { ...before, [list]: [...before[list], ...made] } as Design
      const placed = placeNodes(
        grown,
        Object.fromEntries(added.map(({ name }, at) => [`${kind}:${name}`, [left, bottom + at * STEP]])),
      )
      return updateNodes(kind, byName.keys(), apply, label).apply(placed)
    },
  }
}

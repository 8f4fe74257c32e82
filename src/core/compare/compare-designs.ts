import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { type EdgeKind, KINDS, type NodeOfKind, nodesOf } from '../model/kinds/index'
import { type EdgeId, NODE_KINDS, type NodeId, type NodeKind, nodeId } from '../model/node-id'
import { type FieldChange, fieldChanges } from './field-changes'
import { type RightsChange, rightsChanges } from './rights-changes'

/** One node that the later design has and the earlier has not, or the other way round, or has otherwise. */
export interface NodeChange {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly name: string
  /** What it says otherwise; empty for a node that is added or removed. */
  readonly fields: readonly FieldChange[]
}

export interface EdgeChange {
  readonly id: EdgeId
  readonly kind: EdgeKind
  readonly from: NodeId
  readonly to: NodeId
}

/** What differs between two designs, as they are drawn. Where nodes stand on the canvas is no difference. */
export interface Comparison {
  readonly added: readonly NodeChange[]
  readonly changed: readonly NodeChange[]
  readonly removed: readonly NodeChange[]
  readonly edges: { readonly added: readonly EdgeChange[]; readonly removed: readonly EdgeChange[] }
  /** The fields of the cluster. */
  readonly cluster: readonly FieldChange[]
  /** The fields of the design itself: its name, its description, how it is sized, what was accepted. */
  readonly design: readonly FieldChange[]
  /** What principals may do more and less. */
  readonly rights: readonly RightsChange[]
  /** How many nodes are in both and say the same. */
  readonly same: number
}

const NAME: ReadonlySet<string> = new Set(['name'])
/** They are said by principal. */
const ACLS: ReadonlySet<string> = new Set(['acls'])
const NOT_OF_THE_DESIGN: ReadonlySet<string> = new Set([
  ...NODE_KINDS.map((kind) => KINDS[kind].list),
  'surveyor',
  'layout',
  'cluster',
])

/**
 * Returns what the later of two designs adds, changes and removes, nodes being the same by kind and name. Settings
 * are compared as Kafka reads them, so that `604800000` and `"604800000"` are no change. Refuses nothing.
 */
export function compareDesigns(before: Design, after: Design): Comparison {
  const found = { added: [] as NodeChange[], changed: [] as NodeChange[], removed: [] as NodeChange[] }
  let same = 0
  for (const kind of NODE_KINDS) same += compareKind(kind, before, after, found)
  return {
    ...found,
    edges: compareEdges(before, after),
    cluster: fieldChanges(before.cluster, after.cluster, ACLS),
    design: fieldChanges(before, after, NOT_OF_THE_DESIGN),
    rights: rightsChanges(before, after),
    same,
  }
}

interface Found {
  readonly added: NodeChange[]
  readonly changed: NodeChange[]
  readonly removed: NodeChange[]
}

function compareKind(kind: NodeKind, before: Design, after: Design, into: Found): number {
  const earlier = byName(nodesOf(before, kind))
  const later = byName(nodesOf(after, kind))
  const change = (name: string, fields: readonly FieldChange[] = []): NodeChange => ({
    id: nodeId(kind, name),
    kind,
    name,
    fields,
  })
  let same = 0
  for (const [name, node] of later) {
    const old = earlier.get(name)
    if (!old) {
      into.added.push(change(name))
      continue
    }
    const fields = old === node ? [] : fieldChanges(old, node, NAME)
    if (fields.length > 0) into.changed.push(change(name, fields))
    else same += 1
  }
  for (const name of earlier.keys()) if (!later.has(name)) into.removed.push(change(name))
  return same
}

const byName = <Kind extends NodeKind>(nodes: readonly NodeOfKind<Kind>[]) =>
  new Map(nodes.map((node) => [node.name, node]))

function compareEdges(before: Design, after: Design): Comparison['edges'] {
  const [earlier, later] = [edgesById(before), edgesById(after)]
  const only = (ones: ReadonlyMap<EdgeId, EdgeChange>, others: ReadonlyMap<EdgeId, EdgeChange>) =>
    [...ones.values()].filter(({ id }) => !others.has(id))
  return { added: only(later, earlier), removed: only(earlier, later) }
}

const edgesById = (design: Design): ReadonlyMap<EdgeId, EdgeChange> =>
  new Map(edgesOf(design).map(({ id, kind, from, to }) => [id, { id, kind, from, to }]))

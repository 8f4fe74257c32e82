import { nodesOf } from '../../../model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind, nodeId } from '../../../model/node-id'
import { filterStretches } from '../../../shared/stretches'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** More of them are no longer a gap, and nobody fixes them one by one. */
const MOST = 50

const withoutOwner = filterStretches(
  (node: NodeOfKind<NodeKind>) => !('owner' in node) || node.owner === undefined,
)

export const designOwnerUnknown = defineRule({
  id: 'design-owner-unknown',
  title: 'A node without an owner',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'Where the others have an owner, a node without one is the one that nobody upgrades, pays for, or answers for at night. Name the team that would be called, or take the node out of the design.',
  reference: kafkaDocs('operations/multi-tenancy/'),
  examples: () => {
    const owner = 'team-shop'
    const owned = {
      producer: { owner },
      topic: { owner },
      deadLetterTopic: { owner },
      repairGroup: { owner },
    }
    return { bad: [soundDesign(owned)], good: [soundDesign(), soundDesign({ ...owned, group: { owner } })] }
  },
  check({ design }, report) {
    let owned = 0
    const unowned = NODE_KINDS.flatMap((kind) => {
      const nodes = nodesOf(design, kind)
      const without = withoutOwner(nodes)
      owned += nodes.length - without.length
      return without.slice(0, MOST).map(({ name }) => ({ kind, name }))
    })
    if (owned === 0) return
    for (const { kind, name } of unowned.slice(0, MOST))
      report({
        at: nodeId(kind, name),
        message: `\`${name}\` has no owner, while others have`,
        field: 'owner',
        evidence: [{ name: 'nodes with an owner', value: `${owned}` }],
      })
  },
})

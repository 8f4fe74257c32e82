import { nodesOf } from '../../../model/kinds/index'
import { NODE_KINDS, type NodeId, nodeId } from '../../../model/node-id'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** More of them are no longer a gap, and nobody fixes them one by one. */
const MOST = 50

export const designOwnerUnknown = defineRule({
  id: 'design-owner-unknown',
  title: 'Nobody to ask',
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
    const unowned: [NodeId, string][] = []
    let owned = 0
    for (const kind of NODE_KINDS)
      for (const node of nodesOf(design, kind)) {
        if ('owner' in node && node.owner !== undefined) owned += 1
        else if (unowned.length <= MOST) unowned.push([nodeId(kind, node.name), node.name])
      }
    if (owned === 0) return
    for (const [at, name] of unowned.slice(0, MOST))
      report({
        at,
        message: `\`${name}\` has no owner, while others have`,
        field: 'owner',
        evidence: [{ name: 'nodes with an owner', value: `${owned}` }],
      })
  },
})

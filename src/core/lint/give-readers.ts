import { freeName } from '../edits/free-name'
import { placeBelow } from '../layout/place-below'
import type { Topic } from '../model/design'
import { kindOf } from '../model/kinds/index'
import { nodeId } from '../model/node-id'
import { changeNode, type LabelledFix } from './fixes'

/** Leaves room for what is added to a name within the thousand characters that it may have. */
const LONGEST_BASE = 900

/** Says that a topic is read by applications that are not drawn. */
export const readElsewhere = (topic: string): LabelledFix =>
  changeNode(
    'topic',
    topic,
    'Say that it is read elsewhere',
    (node): Topic => ({
      ...node,
      external: node.external === 'writers' || node.external === 'both' ? 'both' : 'readers',
    }),
  )

/**
 * Draws a group that reads a topic from its oldest record on, below the group that writes it: what lies there already
 * is what the new group is for.
 */
export const readByNewGroup = (topic: string, writer: string): LabelledFix => ({
  label: 'Add a group that reads it',
  apply(design) {
    const isRead = design.consumerGroups.some(({ consumes }) =>
      consumes?.some((read) => read.topic === topic),
    )
    if (isRead) return design
    const name = freeName(design, 'consumerGroup', `${topic.slice(0, LONGEST_BASE)}-review`)
    const group = kindOf('consumerGroup').create(name, design.cluster)
    const added = {
      ...design,
      consumerGroups: [
        ...design.consumerGroups,
        { ...group, config: { ...group.config, 'auto.offset.reset': 'earliest' }, consumes: [{ topic }] },
      ],
    }
    return placeBelow(added, nodeId('consumerGroup', name), nodeId('consumerGroup', writer))
  },
})

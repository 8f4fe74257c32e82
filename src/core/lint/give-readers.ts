import { freeName } from '../edits/free-name'
import { placeRightOf } from '../layout/place-below'
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
 * Draws a group that reads a topic from its oldest record on, since what lies there already is waited for, at the
 * right of the topic.
 */
export const readByNewGroup = (topic: string, wanted: string): LabelledFix => ({
  label: 'Add a group that reads it',
  apply(design) {
    const isRead = design.consumerGroups.some(({ consumes }) =>
      consumes?.some((read) => read.topic === topic),
    )
    if (isRead) return design
    const name = freeName(design, 'consumerGroup', wanted.slice(-LONGEST_BASE))
    const group = kindOf('consumerGroup').create(name, design.cluster)
    const added = {
      ...design,
      consumerGroups: [
        ...design.consumerGroups,
        { ...group, config: { ...group.config, 'auto.offset.reset': 'earliest' }, consumes: [{ topic }] },
      ],
    }
    return placeRightOf(added, nodeId('consumerGroup', name), nodeId('topic', topic))
  },
})

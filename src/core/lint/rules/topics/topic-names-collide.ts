import { firstFreeName, freeName } from '../../../edits/free-name'
import { renameNode } from '../../../edits/rename-node'
import { checkTopicName } from '../../../kafka/topic-name'
import type { Design, Topic } from '../../../model/design'
import { topicId } from '../../../model/node-id'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const withHyphens = (name: string): string => name.replaceAll(/[._]/g, '-')

function rename(design: Design, from: string): Design {
  return renameNode('topic', from, freeName(design, 'topic', withHyphens(from))).apply(design)
}

interface Collision {
  readonly name: string
  readonly first: string
  readonly unified: string
  /** The nearest name that is free. */
  readonly free: string
}

const known = new WeakMap<readonly Topic[], readonly Collision[]>()

/** Every topic whose name in metrics an earlier topic has; cached for as long as the list is in use. */
function collisionsOf(topics: readonly Topic[]): readonly Collision[] {
  const before = known.get(topics)
  if (before !== undefined) return before
  const firstOf = new Map<string, string>()
  const collisions: Collision[] = []
  const taken = new Set<string>()
  for (const { name } of topics) {
    if (!name.includes('.') && !name.includes('_')) continue
    const { unified } = checkTopicName(name)
    const first = firstOf.get(unified)
    if (first === undefined) firstOf.set(unified, name)
    else {
      if (taken.size === 0) for (const topic of topics) taken.add(topic.name)
      const free = firstFreeName((other) => taken.has(other), withHyphens(name))
      collisions.push({ name, first, unified, free })
    }
  }
  known.set(topics, collisions)
  return collisions
}

export const topicNamesCollide = defineRule({
  id: 'topic-names-collide',
  title: 'Two names that differ only in "." and "_"',
  scope: 'design',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidTopicException',
  why: 'Metric names cannot hold a ".", so Kafka writes "_" in its place. Two topics whose names are then the same could not be told apart, and Kafka refuses to create the second one. Choose one of the two characters for the whole cluster.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [soundDesign({ topics: [soundTopic({ name: 'orders_dlq' })] })],
    good: [soundDesign({ topics: [soundTopic({ name: 'orders-dlq' })] })],
  }),
  check({ design: { topics } }, report) {
    for (const { name, first, unified, free } of collisionsOf(topics)) {
      report({
        at: topicId(name),
        message: `\`${name}\` and \`${first}\` cannot be in one cluster`,
        field: 'name',
        evidence: [{ name: 'name in metrics', value: unified }],
        fix: { label: `Rename it to ${free}`, apply: (design) => rename(design, name) },
      })
    }
  },
})

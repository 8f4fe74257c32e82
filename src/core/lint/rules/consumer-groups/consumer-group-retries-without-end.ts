import { placeBelow } from '../../../layout/place-below'
import { newTopicWith } from '../../../model/new-topic'
import { topicId } from '../../../model/node-id'
import { replaceNode } from '../../../model/replace-node'
import { formatDuration } from '../../../shared/format'
import { RETRY_TOPICS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, withSoundRetries } from '../../sound-design'

export const consumerGroupRetriesWithoutEnd = defineRule({
  id: 'consumer-group-retries-without-end',
  title: 'A chain of retries with no dead letter topic at its end',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A retry topic helps where time does: a service that was down is up again. A record that is wrong stays wrong, and comes out of the last retry topic as it went in. Without a dead letter topic behind it the group drops it there, where nobody learns of it, or writes it to the same topic again and again, and what cannot be processed gathers without end.',
  reference: RETRY_TOPICS,
  examples: () => ({
    bad: [withSoundRetries({ deadLetter: undefined }, {}, { repairGroup: { consumes: [] } })],
    good: [withSoundRetries(), soundDesign()],
  }),
  check({ group, cluster, reads, retries }, report) {
    const last = retries.at(-1)
    if (group.deadLetter !== undefined || last === undefined || reads.length === 0) return
    const { name } = group
    const deadLetters = `${reads[0]?.topic.name ?? name}.dlq`
    report({
      message: `\`${name}\` has no place for what still fails after \`${last.topic}\``,
      field: 'deadLetter',
      evidence: [
        { name: 'retry topics', value: retries.map(({ topic }) => topic).join(', ') },
        ...(last.delayMs === undefined
          ? []
          : [{ name: 'the last wait', value: formatDuration(last.delayMs) }]),
        { name: 'dead letter topic', value: 'none' },
      ],
      fix: {
        label: `Send what still fails to ${deadLetters}`,
        apply: (design) => {
          const isDrawn = design.topics.some((topic) => topic.name === deadLetters)
          const topics = isDrawn
            ? design.topics
            : [...design.topics, newTopicWith(deadLetters, cluster.brokers)]
          const added = { ...design, topics }
          const placed = isDrawn ? added : placeBelow(added, topicId(deadLetters), topicId(last.topic))
          return replaceNode(placed, 'consumerGroup', name, (node) =>
            node.deadLetter ? node : { ...node, deadLetter: { topic: deadLetters } },
          )
        },
      },
    })
  },
})

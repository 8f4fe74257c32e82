import { formatBytes } from '../../../shared/format'
import { filterStretches } from '../../../shared/stretches'
import type { TopicView } from '../../../views/views'
import { asChoice } from '../../fixes'
import { readByNewGroup, readElsewhere } from '../../give-readers'
import { isListOfTopics } from '../../is-list'
import { madeByAnApplication } from '../../made-by-streams'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const withoutReaders = filterStretches(
  ({ topic: { external }, readers, deadLetterOf }: TopicView) =>
    readers.length + deadLetterOf.length === 0 && external !== 'readers' && external !== 'both',
)

export const topicUnread = defineRule({
  id: 'topic-unread',
  title: 'A topic that nobody reads',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'What nobody reads still costs disk, network and replicas on every broker. Often the reader is only missing from the drawing; then its reads are missing from every figure too. Draw who reads it, say that its readers are outside this drawing, or stop writing it.',
  reference: kafkaDocs('operations/basic-kafka-operations/#checking-consumer-position'),
  examples: () => ({
    bad: [soundDesign({ topics: [soundTopic({ name: 'audit', external: 'writers' })] })],
    good: [
      soundDesign({ topics: [soundTopic({ name: 'audit', external: 'both' })] }),
      soundDesign({ topics: [soundTopic({ name: 'billing-seen-changelog', external: 'writers' })] }),
    ],
  }),
  check(design, report) {
    if (isListOfTopics(design)) return
    const isMade = madeByAnApplication(design.design)
    for (const view of withoutReaders(design.topics)) {
      const { topic, writers, sizing } = view
      if (isMade(topic.name)) continue
      report({
        at: view.id,
        message: `Nobody reads \`${topic.name}\``,
        evidence: [
          { name: 'readers', value: 'none' },
          {
            name: 'writers',
            value: topic.external === 'writers' ? 'outside this drawing' : `${writers.length}`,
          },
          { name: 'on disk', value: formatBytes(sizing.storage.value) },
        ],
        choices: [
          asChoice(readByNewGroup(topic.name, `${topic.name}-reader`)),
          asChoice(readElsewhere(topic.name)),
        ],
      })
    }
  },
})

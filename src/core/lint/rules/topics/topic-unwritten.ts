import type { Topic } from '../../../model/design'
import { filterStretches } from '../../../shared/stretches'
import type { TopicView } from '../../../views/views'
import { changeNode } from '../../fixes'
import { isListOfTopics } from '../../is-list'
import { madeByAnApplication } from '../../made-by-streams'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic } from '../../sound-design'

const withoutWriters = filterStretches(
  ({ topic: { external }, writers, deadLetterOf, retryOf }: TopicView) =>
    writers.length + deadLetterOf.length + retryOf.length === 0 &&
    external !== 'writers' &&
    external !== 'both',
)

export const topicUnwritten = defineRule({
  id: 'topic-unwritten',
  title: 'A topic that nobody writes',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A topic without a writer is either a part of the drawing that is missing, or one that nobody needs any more. Kafka gives it partitions, replicas and open files all the same, and its readers wait without an error. Draw who writes it, say that its writers are outside this drawing, or remove it.',
  reference: kafkaDocs('operations/monitoring/'),
  examples: () => ({
    bad: [soundDesign({ topics: [soundTopic({ name: 'refunds', external: 'readers' })] })],
    good: [
      soundDesign({ topics: [soundTopic({ name: 'refunds', external: 'both' })] }),
      soundDesign({ topics: [soundTopic({ name: 'billing-seen-changelog', external: 'readers' })] }),
    ],
  }),
  check(design, report) {
    if (isListOfTopics(design)) return
    const isMade = madeByAnApplication(design.design)
    for (const view of withoutWriters(design.topics)) {
      const { topic, readers } = view
      if (isMade(topic.name)) continue
      report({
        at: view.id,
        message: `Nobody writes \`${topic.name}\``,
        evidence: [
          { name: 'writers', value: 'none' },
          {
            name: 'readers',
            value: topic.external === 'readers' ? 'outside this drawing' : `${readers.length}`,
          },
        ],
        fix: changeNode(
          'topic',
          topic.name,
          'Say that it is written elsewhere',
          (node): Topic => ({
            ...node,
            external: node.external === 'readers' || node.external === 'both' ? 'both' : 'writers',
          }),
        ),
      })
    }
  },
})

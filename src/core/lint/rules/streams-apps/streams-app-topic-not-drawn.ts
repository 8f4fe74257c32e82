import { streamsApp } from '../../../model/kinds/streams-app'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'
import { reportNotDrawn } from '../../topics-not-drawn'

const [READS, WRITES] = streamsApp.ports

export const streamsAppTopicNotDrawn = defineRule({
  id: 'streams-app-topic-not-drawn',
  title: 'A Streams application names a topic that is not in the design',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'Kafka Streams makes its internal topics and no others: a topic that it reads must be there before it starts, or every instance stops with MissingSourceTopicException. One that it writes to is made with the broker’s defaults where auto.create.topics.enable is left at true. A slip in a name looks just the same.',
  reference: brokerConfigDocs('auto.create.topics.enable'),
  examples: () => ({
    bad: [
      withSoundApp({ processing: [{ stream: 'not-drawn', steps: [{ op: 'to', topic: 'order-counts' }] }] }),
    ],
    good: [withSoundApp()],
  }),
  check({ app, cluster, reads, writer }, report) {
    const drawn = new Set([...reads, ...(writer?.writes ?? [])].map(({ topic }) => topic.name))
    const missing = [...READS.topics(app), ...WRITES.topics(app)].filter((topic) => !drawn.has(topic))
    if (missing.length > 0) reportNotDrawn(app.name, [...new Set(missing)], { cluster }, report)
  },
})

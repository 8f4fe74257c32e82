import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { reportNotDrawn } from '../../topics-not-drawn'

export const connectorTopicNotDrawn = defineRule({
  id: 'connector-topic-not-drawn',
  title: 'A connector names a topic that is not in the design',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A topic that nobody creates is made by whoever writes first, where auto.create.topics.enable or topic.creation allows it, with one partition or the broker’s defaults; a sink waits for it meanwhile. A slip in a name looks just the same. Draw the topic, so that its settings are decided.',
  reference: brokerConfigDocs('auto.create.topics.enable'),
  examples: () => ({
    bad: [withSoundSink({ consumes: [{ topic: 'orders' }, { topic: 'not-drawn' }] })],
    good: [withSoundSink()],
  }),
  check({ connector, cluster, reads, writer, deadLetter }, report) {
    const drawn = new Set([...reads, ...(writer?.writes ?? [])].map(({ topic }) => topic.name))
    if (deadLetter) drawn.add(deadLetter.topic.name)
    const named = [...(connector.consumes ?? []), ...(writer ? (connector.produces ?? []) : [])]
    const letters = connector.deadLetter ? [connector.deadLetter] : []
    const missing = [...named, ...letters].map(({ topic }) => topic).filter((topic) => !drawn.has(topic))
    if (missing.length > 0) reportNotDrawn(connector.name, [...new Set(missing)], { cluster }, report)
  },
})

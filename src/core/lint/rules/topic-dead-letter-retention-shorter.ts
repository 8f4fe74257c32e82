import { formatDuration } from '../../shared/format'
import { DAY_MS } from '../../shared/units'
import { setConfig } from '../fixes'
import { topicConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

const isEndless = (ms: number): boolean => ms < 0 || ms >= 2 ** 53

export const topicDeadLetterRetentionShorter = defineRule({
  id: 'topic-dead-letter-retention-shorter',
  title: 'Dead letters go sooner than the records they come from',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'A dead letter waits for a person: to notice, to find the cause, to send it again. That takes longer than reading does, so the dead letter topic needs the longer retention of the two. Kafka deletes what is too old without telling anyone.',
  reference: topicConfigDocs('retention.ms'),
  examples: () => ({
    bad: [soundDesign({ deadLetterTopic: { config: { 'retention.ms': 3 * DAY_MS } } })],
    good: [
      soundDesign({ deadLetterTopic: { config: { 'retention.ms': 7 * DAY_MS } } }),
      soundDesign({
        topic: { config: { 'retention.ms': -1, 'retention.bytes': 50_000_000_000 } },
        deadLetterTopic: { config: { 'retention.ms': 3 * DAY_MS, 'segment.ms': DAY_MS } },
      }),
    ],
  }),
  check({ deadLetter, reads }, report) {
    if (!deadLetter?.topic.settings.text('cleanup.policy').includes('delete')) return
    const { topic, settings, id } = deadLetter.topic
    const own = settings.number('retention.ms')
    if (isEndless(own)) return
    let longest = own
    let source = ''
    for (const { topic: read } of reads) {
      const kept = read.settings.number('retention.ms')
      if (read.topic.name === topic.name || isEndless(kept) || kept <= longest) continue
      if (!read.settings.text('cleanup.policy').includes('delete')) continue
      longest = kept
      source = read.topic.name
    }
    if (source === '') return
    report({
      at: id,
      message: `\`${topic.name}\` keeps dead letters ${formatDuration(own)}, \`${source}\` keeps its records ${formatDuration(longest)}`,
      field: 'config.retention.ms',
      evidence: [
        { name: `retention.ms of ${topic.name}`, value: settings.text('retention.ms') },
        { name: `retention.ms of ${source}`, value: `${longest}` },
      ],
      fix: setConfig(
        'topic',
        topic.name,
        { 'retention.ms': longest * 2 },
        `Keep ${formatDuration(longest * 2)}`,
      ),
    })
  },
})

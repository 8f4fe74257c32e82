import { asChoice, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Words of a name that say that every record counts, and those that say that the last one of a key does. */
const EVENTS =
  /^(events?|journal|ledger|history|audit|transactions?|postings?|log|logs|activity|activities)$/i
const STATE =
  /^(states?|latest|current|snapshots?|tables?|views?|changelog|store|cache|config|configs|compact|compacted|profiles?)$/i

const wordsOf = (name: string): readonly string[] =>
  name.replace(/([a-z])([A-Z])/g, '$1-$2').split(/[._\s-]+/)

const isEventLog = (name: string): boolean => {
  const words = wordsOf(name)
  return words.some((word) => EVENTS.test(word)) && !words.some((word) => STATE.test(word))
}

export const topicEventLogCompacted = defineRule({
  id: 'topic-event-log-compacted',
  title: 'A log of events that compaction thins out',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'Compaction keeps the last record of each key and takes the earlier ones away. That suits a table. Of events it leaves the last thing that happened to each order or account, so that no reader can rebuild or count what happened before. Keep events by time or for ever, and where the latest state is wanted as well, write it to a compacted topic of its own.',
  reference: kafkaDocs('design/design/#log-compaction'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { name: 'order-events', config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({ topic: { name: 'payments.ledger', config: { 'cleanup.policy': 'compact' } } }),
    ],
    good: [
      soundDesign({ topic: { name: 'order-state', config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({ topic: { name: 'order-events.latest', config: { 'cleanup.policy': 'compact' } } }),
      soundDesign({ topic: { name: 'order-events' } }),
    ],
  }),
  check({ topic, settings, readers, cluster }, report) {
    if (settings.text('cleanup.policy') !== 'compact' || !isEventLog(topic.name)) return
    if (cluster.environment === 'development' || topic.name.startsWith('__')) return
    report({
      message: `\`${topic.name}\` is compacted: of the events of one key only the last stays`,
      field: 'config.cleanup.policy',
      evidence: [
        { name: 'cleanup.policy', value: 'compact' },
        { name: 'key', value: topic.key?.field ?? topic.key?.strategy ?? 'not stated' },
        {
          name: 'readers',
          value:
            readers.length === 0
              ? 'none drawn'
              : readers
                  .map(({ group }) => group.name)
                  .slice(0, 5)
                  .join(', '),
        },
      ],
      choices: [
        asChoice(
          setConfig(
            'topic',
            topic.name,
            { 'cleanup.policy': 'delete', 'retention.ms': -1, 'retention.bytes': undefined },
            'Keep every event for ever',
          ),
        ),
        asChoice(
          setConfig(
            'topic',
            topic.name,
            { 'cleanup.policy': 'delete' },
            'Keep every event, and delete by time',
          ),
        ),
      ],
    })
  },
})

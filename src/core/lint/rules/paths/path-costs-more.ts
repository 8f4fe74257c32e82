import type { TopicReader, TopicWriter } from '../../../views/views'
import { alongPath } from '../../along-path'
import { changeTheWriter, setWriterConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type PathView } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

/** Whether every group that reads the topic says so, and nothing else reads it. */
const allSay = ({ read: { topic } }: PathView, says: (reader: TopicReader) => boolean): boolean =>
  topic.topic.external === undefined && topic.readers.every(says)

const isTransactional = ({ kind, settings }: TopicWriter): boolean =>
  kind === 'producer' && settings.text('transactional.id') !== ''

const isOneByOne = ({ settings }: TopicWriter): boolean =>
  settings.origin(IN_FLIGHT) === 'user' && settings.number(IN_FLIGHT) === 1

export const pathCostsMore = defineRule({
  id: 'path-costs-more',
  title: 'A path that costs more than its readers need',
  scope: 'path',
  severity: 'info',
  kind: 'advice',
  why: 'Transactions make readers wait for the end of each one and need ids that somebody looks after; one request at a time makes each batch wait for the answer to the one before it. Both are worth it where a reader counts on them. All readers of this topic say that they do not.',
  reference: kafkaDocs('design/design/#message-delivery-semantics'),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { needs: { mayRepeat: true }, config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({
        producer: { config: { [IN_FLIGHT]: 1 } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        group: { needs: { inOrder: false } },
      }),
    ],
    good: [
      soundDesign({
        producer: { delivery: 'exactly-once' },
        group: { needs: { mayLose: false }, config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({ group: { needs: { mayRepeat: true, inOrder: false } } }),
    ],
  }),
  check(path, report) {
    const { view, read } = path
    const { writers, readers, topic } = read.topic
    // Said once for all readers of the topic, at the first of them.
    if (view.group.needs === undefined || readers[0]?.group !== view.group) return
    const transactional = writers.find(isTransactional)
    if (transactional && allSay(path, ({ group: { needs } }) => needs?.mayRepeat === true)) {
      const { name } = transactional.producer
      report({
        message: `\`${name}\` writes \`${topic.name}\` in transactions, and its readers may see records twice`,
        field: 'needs.mayRepeat',
        cause: 'transactions',
        along: alongPath(transactional.id, path),
        evidence: [
          { name: `transactional.id of ${name}`, value: transactional.settings.text('transactional.id') },
        ],
        fix: changeTheWriter(transactional, `Let ${name} deliver at least once`, (node) => {
          const { 'transactional.id': _id, ...config } = node.config ?? {}
          return { ...node, delivery: 'at-least-once', ...(node.config && { config }) }
        }),
      })
    }
    const slow = writers.find(isOneByOne)
    if (
      slow &&
      topic.key?.ordered !== true &&
      allSay(path, ({ group: { needs } }) => needs?.inOrder === false)
    ) {
      const { name } = slow.producer
      report({
        message: `\`${name}\` sends one request at a time, and no reader of \`${topic.name}\` needs its order`,
        field: 'needs.inOrder',
        cause: 'order',
        along: alongPath(slow.id, path),
        evidence: [{ name: `${IN_FLIGHT} of ${name}`, value: '1' }],
        fix: setWriterConfig(slow, { [IN_FLIGHT]: undefined }),
      })
    }
  },
})

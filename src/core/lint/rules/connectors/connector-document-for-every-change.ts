import { setConfig } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const KEY = 'key.ignore'

export const connectorDocumentForEveryChange = defineRule({
  id: 'connector-document-for-every-change',
  title: 'A search index with a document for every change',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'With key.ignore=true a sink to Elasticsearch or OpenSearch names a document after the topic, the partition and the offset of its record. Each change of a row is then a document beside the old one, and a deletion finds none. Where a topic holds the last state of each key, let the key name the document: a change replaces it, and a tombstone removes it.',
  reference:
    'https://docs.confluent.io/kafka-connectors/elasticsearch/current/configuration_options.html#data-conversion',
  examples: () => {
    const of = (ignore: boolean, policy: string) =>
      withSoundSink(
        {
          consumes: [{ topic: 'customers' }],
          config: {
            'connection.url': 'https://search:9200',
            'behavior.on.null.values': 'delete',
            [KEY]: ignore,
          },
        },
        {
          topics: [
            soundTopic({ name: 'customers', external: 'writers', config: { 'cleanup.policy': policy } }),
          ],
        },
      )
    return { bad: [of(true, 'compact')], good: [of(false, 'compact'), of(true, 'delete')] }
  },
  check({ connector, side, reads, cluster }, report) {
    const { name, class: plugin = '', config } = connector
    if (side !== 'sink' || !/elasticsearch|opensearch/i.test(plugin)) return
    if (cluster.environment === 'development' || String(config?.[KEY]).trim().toLowerCase() !== 'true') return
    const table = reads.find(({ topic }) => topic.settings.text('cleanup.policy').includes('compact'))?.topic
    if (table === undefined) return
    report({
      message: `\`${name}\` keeps a document for every change in \`${table.name}\`, of which only the last of each key counts`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: 'true' },
        { name: `cleanup.policy of ${table.name}`, value: table.settings.text('cleanup.policy') },
      ],
      along: [table.id, `connector:${name}`],
      fix: setConfig('connector', name, { [KEY]: false }, 'Let the key name the document'),
    })
  },
})

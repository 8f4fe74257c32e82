import { convertersOf } from '../../../model/converters'
import type { Connector, Transform } from '../../../model/design'
import type { ConnectorView, TopicView } from '../../../views/views'
import { changeNode, type LabelledFix } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'
import { type Changes, soundDesign } from '../../sound-design'

const SEARCH = /elasticsearch|opensearch/i
const KEY_OUT = 'org.apache.kafka.connect.transforms.ExtractField$Key'
/** What is known of it: these change neither that a key is a struct nor what a value is. */
const KNOWN = /^org\.apache\.kafka\.connect\.transforms\.|^io\.debezium\./
/** The value is the row itself after these, or something else that is no envelope. */
const UNWRAPS = /\.ExtractNew(?:Record|Document)State$|\.ExtractField\$Value$|outbox/i
/** A key is text or a number after these, or something else that the sink takes. */
const PLAIN_KEY = /\.ExtractField\$Key$|outbox/i
/** Converters by which a sink reads a key as text or as a number, whatever was written. */
const READS_PLAIN = /\.(?:String|Long|Integer|Short)Converter$/

const typesOf = ({ transforms = [] }: Connector): readonly string[] => transforms.map(({ type }) => type)
const isKnown = (connector: Connector): boolean =>
  connector.config?.['transforms'] === undefined && typesOf(connector).every((type) => KNOWN.test(type))
const has = (connectors: readonly Connector[], pattern: RegExp): boolean =>
  connectors.some((connector) => typesOf(connector).some((type) => pattern.test(type)))

const withTransform = (connector: Connector, name: string, type: string, config: Transform['config']) => {
  const { transforms = [] } = connector
  if (transforms.some((one) => one.type === type)) return connector
  const taken = transforms.some((one) => one.name === name)
  return {
    ...connector,
    transforms: [...transforms, { name: taken ? `${name}2` : name, type, ...(config && { config }) }],
  }
}

const unwrapped = (connector: Connector, { class: plugin = '' }: Connector): Connector =>
  plugin.includes('mongodb')
    ? withTransform(
        connector,
        'unwrap',
        'io.debezium.connector.mongodb.transforms.ExtractNewDocumentState',
        undefined,
      )
    : withTransform(connector, 'unwrap', 'io.debezium.transforms.ExtractNewRecordState', {
        'delete.tombstone.handling.mode': 'tombstone',
      })

interface Change {
  readonly topic: TopicView
  readonly source: Connector
}

/** The topics that a search index is made of and that Debezium writes, with who writes them. */
function changesOf({ reads }: ConnectorView, sourceOf: (id: string) => ConnectorView | undefined): Change[] {
  return reads.flatMap(({ topic }) => {
    const source = topic.writers.map(({ id }) => sourceOf(id)?.connector).find((one) => one !== undefined)
    return source?.class?.startsWith('io.debezium.') && isKnown(source) ? [{ topic, source }] : []
  })
}

/** Whether a sink takes the key of a record for the id of its document. */
const isByKey = ({ config }: Connector): boolean =>
  String(config?.['key.ignore'] ?? 'false').trim() === 'false' && config?.['topic.key.ignore'] === undefined

/** More topics are counted and not named. */
const MOST_NAMED = 3

const CDC = { consumes: [{ topic: 'shop.customers' }] } as const
const UNWRAP: Transform = { name: 'unwrap', type: 'io.debezium.transforms.ExtractNewRecordState' }
const ID_OUT: Transform = { name: 'key', type: KEY_OUT, config: { field: 'orderId' } }

const indexOf = (sink: Changes<Connector>, source: Changes<Connector> = {}) => {
  const design = withSoundSource(source, { external: undefined })
  const { connectors } = withSoundSink({ ...CDC, ...sink })
  return { ...soundDesign(), ...design, connectors: [...design.connectors, ...connectors] }
}

export const connectorChangeRecordsAsDocuments = defineRule({
  id: 'connector-change-records-as-documents',
  title: 'A search index that cannot take the records of Debezium as they are',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'The key of a record of Debezium is a struct of the columns of the primary key, and its value an envelope of the row before and after. The sinks of Elasticsearch and OpenSearch take a key for the id of a document only where it is text or a whole number: a struct is refused with a DataException, “STRUCT is not supported as the document id”. ExtractField$Key takes the one column out of the key, and ExtractNewRecordState the row out of the envelope.',
  reference:
    'https://docs.confluent.io/kafka-connectors/elasticsearch/current/configuration_options.html#data-conversion',
  examples: () => ({
    bad: [
      indexOf({}),
      indexOf({}, { transforms: [UNWRAP] }),
      indexOf({ transforms: [ID_OUT] }),
      indexOf({ class: 'io.aiven.kafka.connect.opensearch.OpensearchSinkConnector' }),
    ],
    good: [
      indexOf({ transforms: [UNWRAP, ID_OUT] }),
      indexOf({ transforms: [ID_OUT] }, { transforms: [UNWRAP] }),
      indexOf({}, { transforms: [UNWRAP, ID_OUT] }),
      indexOf({ transforms: [UNWRAP], config: { 'key.ignore': true } }),
      withSoundSink(),
    ],
  }),
  check({ connectors }, report) {
    let byId: ReadonlyMap<string, ConnectorView> | undefined
    const sourceOf = (id: string) => {
      byId ??= new Map(connectors.map((one) => [one.id, one]))
      return byId.get(id)
    }
    for (const view of connectors) {
      const { connector, connect, id, side } = view
      if (side !== 'sink' || !SEARCH.test(connector.class ?? '') || !isKnown(connector)) continue
      const changes = changesOf(view, sourceOf)
      const key = convertersOf(connector, connect).key
      const isStruct = isByKey(connector) && !READS_PLAIN.test(key?.class ?? '')
      const structs = isStruct ? changes.filter(({ source }) => !has([connector, source], PLAIN_KEY)) : []
      const [refused] = structs
      const wrapped = changes.find(({ source }) => !has([connector, source], UNWRAPS))
      const found = refused ?? wrapped
      if (!found) continue
      const { topic, source } = found
      const alike = refused ? structs : changes.filter(({ source: one }) => !has([connector, one], UNWRAPS))
      const names = alike.slice(0, MOST_NAMED).map((one) => `\`${one.topic.name}\``)
      const more = alike.length - names.length
      const of =
        more > 0 ? `${names.join(', ')} and ${more} more` : names.join(names.length > 2 ? ', ' : ' and ')
      report({
        at: id,
        message: refused
          ? `\`${connector.name}\` indexes no record of ${of}: their keys are structs, which it refuses as ids of documents`
          : `\`${connector.name}\` indexes the envelope of each change in ${of}, not the row`,
        ...(!refused && { severity: 'warning' }),
        // The row is out of its envelope already: only the key is left to speak of.
        ...(refused && !wrapped && { why: KEY_ALONE }),
        field: 'transforms',
        along: [`connector:${source.name}`, topic.id, id],
        evidence: [
          { name: `class of ${source.name}`, value: source.class ?? '' },
          { name: 'key.ignore', value: String(connector.config?.['key.ignore'] ?? 'false, the default') },
          { name: 'transforms', value: typesOf(connector).join(', ') || 'none' },
        ],
        ...fixOf(view, structs, wrapped),
      })
    }
  },
})

const KEY_ALONE =
  'The key of a record of Debezium is a struct of the columns of the primary key. The sinks of Elasticsearch and OpenSearch take a key for the id of a document only where it is text or a whole number: a struct is refused with a DataException, “STRUCT is not supported as the document id”. ExtractField$Key takes the one column out of the key.'

/** No fix where two topics have keys of other columns, or a key has several: one transform takes out one. */
function fixOf(
  { name, reads }: ConnectorView,
  structs: readonly Change[],
  wrapped: Change | undefined,
): { readonly fix?: LabelledFix } {
  const keys = structs.map(({ topic }) => topic.topic.key)
  const [field = 'id', ...others] = new Set(keys.map((key) => key?.field ?? 'id'))
  // A transform would fail at the plain keys of another topic.
  if (structs.length > 0 && structs.length < reads.length) return {}
  if (others.length > 0 || keys.some((key) => key?.strategy === 'composite')) return {}
  const isRefused = structs.length > 0
  const parts = [
    ...(wrapped ? ['unwrap the row'] : []),
    ...(isRefused ? [`take ${field} out of the key`] : []),
  ]
  const label = parts.join(' and ')
  return {
    fix: changeNode('connector', name, `${label.charAt(0).toUpperCase()}${label.slice(1)}`, (node) => {
      const open = wrapped ? unwrapped(node, wrapped.source) : node
      return isRefused ? withTransform(open, 'key', KEY_OUT, { field }) : open
    }),
  }
}

import type { Design } from '../../model/design'
import { yamlScalar } from '../../yaml/yaml-scalar'
import { notCarried } from '../carried'
import type { Exporter, ExportLoss } from '../exporter'
import { kafkaCli } from '../kafka-cli'
import { TOPICS_ALONE } from '../not-carried'
import { settingsOf } from '../setting-text'
import { singleLine } from '../single-line'
import { topicLosses } from '../topics/topic-rows'

/** More brokers than this help nobody on one machine. */
const MOST_BROKERS = 9
/** The latest image of each minor release that the catalogue knows; another version takes the nearest. */
const IMAGES: Readonly<Record<string, string>> = {
  '3.7': '3.7.2',
  '3.8': '3.8.1',
  '3.9': '3.9.1',
  '4.0': '4.0.1',
  '4.1': '4.1.1',
  '4.2': '4.2.1',
  '4.3': '4.3.1',
}
const DEFAULT_IMAGE = '4.3.1'
/** Any 16 bytes: a cluster that is thrown away needs no name of its own. */
const CLUSTER_ID = 'c3VydmV5b3ItY2x1c3RlcQ'

/**
 * A cluster of the design's size on one machine, each broker its own controller, and a job that creates the topics.
 *
 * @see docker/examples of Apache Kafka 4.3.1: a setting is KAFKA_, `.` as `_`, `_` as `__`, `-` as `___`
 */
export const dockerCompose: Exporter = {
  options: [],
  losses: (design) => [
    ...topicLosses(design).filter(({ at }) => at !== 'cluster'),
    ...notCarried(
      { ...design, topics: [], producers: [], consumerGroups: [] },
      {
        ...TOPICS_ALONE,
        cluster: ['kafkaVersion', 'brokers', 'racks', 'config'],
      },
    ).filter(({ at }) => at === 'cluster'),
    ...tooManyBrokers(design),
  ],
  export: (design, analysis) => {
    const brokers = Math.min(design.cluster.brokers, MOST_BROKERS)
    const ids = Array.from({ length: brokers }, (_, index) => index + 1)
    const voters = ids.map((id) => `${id}@kafka-${id}:9093`).join(',')
    const image = IMAGES[design.cluster.kafkaVersion] ?? DEFAULT_IMAGE
    const services = ids.map((id) => broker(design, { id, brokers, voters, image }))
    const script = kafkaCli.export(design, analysis)[0]?.text ?? ''
    const text = `# ${singleLine(design.name)} on one machine: docker compose up
# Brokers answer at localhost:${ids.map((id) => 19_092 + id * 1000).join(', localhost:')}.
services:
${services.join('')}  create-topics:
    image: apache/kafka:${image}
    depends_on:
${ids.map((id) => `      kafka-${id}:\n        condition: service_healthy\n`).join('')}    environment:
      BOOTSTRAP: kafka-1:9092
      KAFKA_BIN: /opt/kafka/bin
    volumes:
      - ./create-topics.sh:/create-topics.sh:ro
    command: ["bash", "/create-topics.sh"]
`
    return [
      { path: 'compose.yaml', text, language: 'yaml' },
      { path: 'create-topics.sh', text: script, language: 'bash' },
    ]
  },
}

const tooManyBrokers = ({ cluster: { brokers } }: Design): ExportLoss[] =>
  brokers > MOST_BROKERS
    ? [
        {
          at: 'cluster',
          field: 'brokers',
          sentence: `Only ${MOST_BROKERS} brokers are started on one machine.`,
        },
      ]
    : []

interface Broker {
  readonly id: number
  readonly brokers: number
  readonly voters: string
  readonly image: string
}

function broker({ cluster }: Design, { id, brokers, voters, image }: Broker): string {
  const racks = cluster.racks
  const internal = Math.min(3, brokers)
  const inSync = Math.min(2, internal)
  const settings: readonly (readonly [string, string])[] = [
    ['CLUSTER_ID', CLUSTER_ID],
    ['KAFKA_NODE_ID', String(id)],
    ['KAFKA_PROCESS_ROLES', 'broker,controller'],
    ['KAFKA_CONTROLLER_QUORUM_VOTERS', voters],
    ['KAFKA_LISTENERS', 'INSIDE://:9092,CONTROLLER://:9093,OUTSIDE://:19092'],
    ['KAFKA_ADVERTISED_LISTENERS', `INSIDE://kafka-${id}:9092,OUTSIDE://localhost:${19_092 + id * 1000}`],
    ['KAFKA_LISTENER_SECURITY_PROTOCOL_MAP', 'INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT,OUTSIDE:PLAINTEXT'],
    ['KAFKA_INTER_BROKER_LISTENER_NAME', 'INSIDE'],
    ['KAFKA_CONTROLLER_LISTENER_NAMES', 'CONTROLLER'],
    ['KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS', '0'],
    ['KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR', String(internal)],
    ['KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR', String(internal)],
    ['KAFKA_TRANSACTION_STATE_LOG_MIN_ISR', String(inSync)],
    ['KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR', String(internal)],
    ['KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR', String(inSync)],
    ...(racks === undefined || racks < 2
      ? []
      : [['KAFKA_BROKER_RACK', `rack-${((id - 1) % racks) + 1}`] as const]),
    ...settingsOf(cluster.config).map(([key, value]) => [variableOf(key), value] as const),
  ]
  const lines = new Map(settings)
  return `  kafka-${id}:
    image: apache/kafka:${image}
    ports:
      - "${19_092 + id * 1000}:19092"
    environment:
${[...lines].map(([key, value]) => `      ${/^[A-Z][A-Z0-9_]*$/.test(key) ? key : JSON.stringify(key)}: ${yamlScalar(value.replaceAll('$', '$$$$'), false)}\n`).join('')}    healthcheck:
      test: ["CMD-SHELL", "/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092 > /dev/null"]
      interval: 5s
      timeout: 10s
      retries: 20
`
}

const variableOf = (key: string): string =>
  `KAFKA_${key.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`

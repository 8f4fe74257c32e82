import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import { before } from '../../../kafka/versions'
import { formatCount } from '../../../shared/format'
import type { WriterView } from '../../../views/views'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { producerStart, waitsForAll } from '../../producer-start'
import { kafkaDocs } from '../../references'
import type { Report } from '../../rule'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'
const IDEMPOTENCE = 'enable.idempotence'
const LONGEST_MS = 2_147_483_647
const PARTITIONER = 'partitioner.class'
const MECHANISM = 'sasl.mechanism'
const TWO_PHASE = 'transaction.two.phase.commit.enable'
const TX_TIMEOUT = 'transaction.timeout.ms'
const REMOVED_PARTITIONER =
  /^org\.apache\.kafka\.clients\.producer\.(internals\.DefaultPartitioner|UniformStickyPartitioner)$/

type Cause = Pick<Report, 'field' | 'fix' | 'choices'> & {
  readonly what: string
  readonly keys: readonly string[]
}

/**
 * What contradicts idempotence, in the order in which Kafka looks. Where nobody asked for idempotence by name,
 * retries and acks only switch it off; too many requests in flight throw all the same.
 */
function againstIdempotence({ producer: { name }, settings }: WriterView): Cause | undefined {
  const without = asChoice(setConfig('producer', name, { [IDEMPOTENCE]: false }, 'Switch idempotence off'))
  const isPlain = settings.text('transactional.id') === ''
  const isAsked = settings.origin(IDEMPOTENCE) !== 'default'
  if (isAsked && settings.number('retries') === 0)
    return {
      what: 'no retries with idempotence',
      keys: ['retries', IDEMPOTENCE],
      field: 'config.retries',
      choices: [
        asChoice(setConfig('producer', name, { retries: LONGEST_MS }, 'Retry until the delivery timeout')),
        ...(isPlain ? [without] : []),
      ],
    }
  if (isAsked && !waitsForAll({ settings }))
    return {
      what: `\`acks=${settings.text('acks')}\` with idempotence`,
      keys: ['acks', IDEMPOTENCE],
      field: 'config.acks',
      choices: [asChoice(setConfig('producer', name, { acks: 'all' })), ...(isPlain ? [without] : [])],
    }
  if (settings.number(IN_FLIGHT) > 5)
    return {
      what: `${formatCount(settings.number(IN_FLIGHT))} requests in flight with idempotence`,
      keys: [IN_FLIGHT, IDEMPOTENCE],
      field: `config.${IN_FLIGHT}`,
      fix: setConfig('producer', name, { [IN_FLIGHT]: 5 }, 'Allow 5 requests in flight'),
    }
  return undefined
}

function transactional(view: WriterView): Cause | undefined {
  const { name } = view.producer
  const { settings } = view
  const isIdempotent =
    settings.flag(IDEMPOTENCE) &&
    settings.number('retries') !== 0 &&
    settings.number(IN_FLIGHT) <= 5 &&
    waitsForAll(view)
  if (settings.text('transactional.id') === '' || isIdempotent) return undefined
  return {
    what: 'transactions without idempotence',
    keys: ['transactional.id', IDEMPOTENCE, 'acks', 'retries'],
    field: 'config.transactional.id',
    fix: changeNode('producer', name, 'Deliver exactly once', (node) => {
      const { [IDEMPOTENCE]: _off, acks: _acks, retries: _retries, ...config } = node.config ?? {}
      return { ...node, delivery: 'exactly-once', config }
    }),
  }
}

function timeouts({ producer: { name }, settings }: WriterView): Cause | undefined {
  const least = Math.min(settings.number('linger.ms') + settings.number('request.timeout.ms'), LONGEST_MS)
  const delivery = settings.number('delivery.timeout.ms')
  if (!(delivery < least)) return undefined
  return {
    what: `\`delivery.timeout.ms\` is ${formatCount(delivery)}, lingering and one request take ${formatCount(least)}`,
    keys: ['delivery.timeout.ms', 'linger.ms', 'request.timeout.ms'],
    field: 'config.delivery.timeout.ms',
    fix: setConfig('producer', name, { 'delivery.timeout.ms': Math.ceil(least) }),
  }
}

/** What Kafka refuses before it compares anything with idempotence. */
function beforeAll({ producer: { name, client }, settings, cluster, writes }: WriterView): Cause | undefined {
  const removed = settings.text(PARTITIONER)
  if (REMOVED_PARTITIONER.test(removed) && !before(versionOfClient(client, cluster.kafkaVersion), '4.0')) {
    const own = setConfig('producer', name, { [PARTITIONER]: undefined }, 'Use Kafka’s own partitioner')
    const ignoring = { [PARTITIONER]: undefined, 'partitioner.ignore.keys': true }
    return {
      what: `Kafka 4.0 removed the \`${removed.slice(removed.lastIndexOf('.') + 1)}\``,
      keys: [PARTITIONER],
      field: `config.${PARTITIONER}`,
      choices: [
        asChoice(own),
        ...(removed.endsWith('UniformStickyPartitioner') &&
        writes.every(({ topic }) => topic.topic.key?.ordered !== true)
          ? [asChoice(setConfig('producer', name, ignoring, 'Ignore keys'))]
          : []),
      ],
    }
  }
  const protocol = settings.text('security.protocol').toUpperCase()
  if (!protocol.startsWith('SASL_') || settings.text(MECHANISM) !== '') return undefined
  return {
    what: `\`${MECHANISM}\` is empty with \`security.protocol=${protocol}\``,
    keys: ['security.protocol', MECHANISM],
    field: `config.${MECHANISM}`,
    fix: setConfig('producer', name, { [MECHANISM]: undefined }, `Use Kafka's default for ${MECHANISM}`),
  }
}

function twoPhase({ producer: { name }, settings }: WriterView): Cause | undefined {
  if (!settings.flag(TWO_PHASE) || settings.origin(TX_TIMEOUT) !== 'user') return undefined
  return {
    what: `\`${TX_TIMEOUT}\` cannot be set with two-phase commit`,
    keys: [TWO_PHASE, TX_TIMEOUT],
    field: `config.${TX_TIMEOUT}`,
    fix: setConfig('producer', name, { [TX_TIMEOUT]: undefined }),
  }
}

export const producerConfigRejected = defineRule({
  id: 'producer-config-rejected',
  title: 'A producer that cannot start',
  scope: 'producer',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A producer checks its settings against each other when it is made. Idempotence numbers each record so that the broker drops repeats and keeps the order, which needs retries, acks=all and at most five requests in flight; transactions stand on idempotence; and the time to deliver a record must leave room for lingering and one request. The first contradiction throws, and nothing is ever sent.',
  reference: kafkaDocs('configuration/producer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [IN_FLIGHT]: 8 } } }),
      soundDesign({ producer: { delivery: undefined, config: { [IN_FLIGHT]: 6, acks: '1' } } }),
      soundDesign({ producer: { config: { retries: 0 } } }),
      soundDesign({ producer: { config: { acks: '1' } } }),
      soundDesign({ producer: { config: { 'transactional.id': 'checkout-1', [IDEMPOTENCE]: false } } }),
      soundDesign({ producer: { config: { 'delivery.timeout.ms': 20_000 } } }),
      soundDesign({
        producer: {
          delivery: 'exactly-once',
          config: { 'transactional.id': `checkout-\${HOSTNAME}`, 'delivery.timeout.ms': 20_000 },
        },
        group: { config: { 'isolation.level': 'read_committed' } },
      }),
      soundDesign({
        producer: { config: { [PARTITIONER]: 'org.apache.kafka.clients.producer.UniformStickyPartitioner' } },
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
      }),
      soundDesign({ producer: { config: { 'security.protocol': 'SASL_SSL', [MECHANISM]: '' } } }),
    ],
    good: [
      soundDesign({ producer: { config: { [IN_FLIGHT]: 5 } } }),
      soundDesign({ producer: { config: { 'delivery.timeout.ms': 30_020 } } }),
    ],
  }),
  check(view, report) {
    const { refusal } = producerStart(view)
    if (refusal === null || !isJavaClient(view.producer.client)) return
    const { producer, settings } = view
    const cause =
      beforeAll(view) ??
      (settings.flag(IDEMPOTENCE) ? againstIdempotence(view) : undefined) ??
      transactional(view) ??
      twoPhase(view) ??
      timeouts(view)
    const { what = refusal.replace(/\.$/, ''), keys = [], ...fixes } = cause ?? {}
    report({
      ...fixes,
      message: `\`${producer.name}\` cannot start: ${what}`,
      why: `${refusal} The producer throws when it is made, and nothing is ever sent.`,
      evidence:
        keys.length === 0
          ? [{ name: 'Kafka', value: refusal }]
          : keys.map((key) => ({
              name: key,
              value:
                settings.origin(key) === 'default'
                  ? `${settings.text(key)}, the default`
                  : settings.text(key),
            })),
    })
  },
})

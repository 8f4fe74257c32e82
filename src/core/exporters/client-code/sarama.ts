import type { Design } from '../../model/design'
import type { ApplicationPart } from '../frameworks/application-parts'
import { quoted } from '../starter/code-text'
import {
  aboutClient,
  type ClientCode,
  type ClientKind,
  type ClientSettings,
  clientCodeExporter,
  type Held,
  heldSettings,
  isOfReach,
  numberIn,
  truthIn,
} from './client-code'
import { type GoReach, goFile, goReach, TLS_OF_FILES, tlsOf } from './go-file'
import { MOST_RETRIES, told } from './sarama-settings'

/** Settings that Sarama holds otherwise where it does not take their value. */
const HELD_ALWAYS = new Set(['retries'])

/**
 * Sarama refuses an idempotent producer with several open requests, and one with transactions that is not idempotent;
 * it never sends a batch that is not full where no time is said after which it is.
 */
function held(settings: ClientSettings): ReadonlyMap<string, Held> {
  const isTransactional = settings.has('transactional.id')
  const isIdempotent = truthIn(settings.get('enable.idempotence') ?? '') ?? isTransactional
  const own = new Map<string, Held>()
  const hold = (key: string, value: string | undefined, why: string) => own.set(key, { value, why })
  if (isIdempotent) {
    hold(IN_FLIGHT, '1', 'Is 1 here, since Sarama takes no more of an idempotent producer.')
    if (!settings.has('enable.idempotence'))
      hold('enable.idempotence', 'true', 'Transactions of Sarama ask for it.')
    if (told('producer', 'acks', settings.get('acks') ?? '') === undefined)
      hold('acks', 'all', 'An idempotent producer of Sarama asks for it.')
  }
  if (told('producer', 'retries', settings.get('retries') ?? '0') === undefined)
    hold('retries', String(retriesUntil(settings)), RETRIES)
  if (settings.has('batch.size') && !((numberIn(settings.get('linger.ms') ?? '0') ?? 0) > 0))
    hold(
      'batch.size',
      undefined,
      'Left out, since Sarama would hold back what fills no batch without linger.ms.',
    )
  return own
}

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

const RETRIES =
  'As many as delivery.timeout.ms has room for, since Sarama allots memory for each and for every partition.'

/** How often a record is sent again before `delivery.timeout.ms` is over, at most as often as Sarama has room for. */
function retriesUntil(settings: ClientSettings): number {
  const timeout = numberIn(settings.get('delivery.timeout.ms') ?? '') ?? 120_000
  const wait = numberIn(settings.get('retry.backoff.ms') ?? '') ?? 100
  return Math.min(MOST_RETRIES, Math.max(1, Math.ceil(timeout / Math.max(1, wait))))
}

const code: ClientCode = {
  family: 'sarama',
  label: 'Sarama',
  folder: 'sarama',
  ending: 'settings.go',
  language: 'go',
  takes: (kind, key, value) =>
    isOfReach(key) || (kind === 'producer' && HELD_ALWAYS.has(key)) || told(kind, key, value) !== undefined,
  held,
  textOf: (part, design) => textOf(part, design),
}

/**
 * A Go file for each application, with a `sarama.Config` for what it writes and one for what it reads.
 *
 * @see https://pkg.go.dev/github.com/IBM/sarama#Config
 */
export const sarama = clientCodeExporter(code)

function textOf(part: ApplicationPart, design: Design): string {
  const { reader, writer } = part
  const reach = goReach(part, design)
  const body = [
    '// Brokers is where the cluster is.\nvar Brokers = []string{"localhost:9092"}',
    ...(reader ? [groupText(reader)] : []),
    configText('connection is how the cluster is reached.', 'connection', 'sarama.NewConfig()', [
      `ClientID = ${quoted(part.name)}`,
      ...reachLines(reach),
    ]),
    ...(writer
      ? [
          configText(
            'ProducerConfig is that of the client that writes.',
            'ProducerConfig',
            'connection()',
            producerLines(writer.settings),
          ),
        ]
      : []),
    ...(reader
      ? [
          configText(
            'ConsumerConfig is that of the client that reads.',
            'ConsumerConfig',
            'connection()',
            consumerLines(reader),
          ),
        ]
      : []),
    ...(reach.isTls && reach.isMutual ? [TLS_OF_FILES] : []),
  ].join('\n\n')
  return goFile(aboutClient(code, part, design), body, [
    'crypto/tls',
    'crypto/x509',
    'os',
    'time',
    'github.com/IBM/sarama',
  ])
}

function groupText({ group, groupId, topics, retryTopics }: NonNullable<ApplicationPart['reader']>): string {
  const read = `var Topics = []string{${[...topics, ...retryTopics].map(quoted).join(', ')}}`
  return group.reads === 'everything'
    ? `// Topics are what it reads, in no group: with sarama.NewConsumer.\n${read}`
    : `// Group is the consumer group, and Topics are what it reads.\nconst Group = ${quoted(groupId)}\n\n${read}`
}

const configText = (about: string, name: string, from: string, lines: readonly string[]): string =>
  `// ${about}
func ${name}() *sarama.Config {
	config := ${from}
${lines.map((line) => `\t${/^\/\//.test(line) ? line : `config.${line}`}\n`).join('')}	return config
}`

const linesOf = (kind: ClientKind, settings: ClientSettings): string[] =>
  [...settings].flatMap(([key, value]) => told(kind, key, value) ?? [])

/** A synchronous producer is refused that is not told of successes. */
const producerLines = (settings: ClientSettings): string[] => [
  'Producer.Return.Successes = true',
  ...linesOf('producer', heldSettings(code, settings)),
]

/** Sarama commits what its handler marks as done, which is what Kafka calls committing by hand after processing. */
function consumerLines({ group, settings }: NonNullable<ApplicationPart['reader']>): string[] {
  const isMarked = group.commit === 'after-processing' && group.config?.['enable.auto.commit'] === undefined
  return [
    ...linesOf('consumer', settings).filter(
      (line) => !(isMarked && line.startsWith('Consumer.Offsets.AutoCommit.Enable')),
    ),
    ...(isMarked
      ? [
          '// It commits what is marked as done: call MarkMessage when a record is processed.',
          'Consumer.Offsets.AutoCommit.Enable = true',
        ]
      : []),
  ]
}

function reachLines(reach: GoReach): string[] {
  const { isTls, mechanism, user, password } = reach
  const words: Readonly<Record<string, string>> = {
    PLAIN: 'sarama.SASLTypePlaintext',
    'SCRAM-SHA-256': 'sarama.SASLTypeSCRAMSHA256',
    'SCRAM-SHA-512': 'sarama.SASLTypeSCRAMSHA512',
    OAUTHBEARER: 'sarama.SASLTypeOAuth',
    GSSAPI: 'sarama.SASLTypeGSSAPI',
  }
  const login =
    mechanism === 'OAUTHBEARER'
      ? ['// Put a token provider into Net.SASL.TokenProvider.']
      : mechanism === 'GSSAPI'
        ? ['// Put realm and keytab into Net.SASL.GSSAPI.']
        : [
            `Net.SASL.User = ${user}`,
            `Net.SASL.Password = ${password}`,
            ...(mechanism?.startsWith('SCRAM')
              ? ['// Put a SCRAM client into Net.SASL.SCRAMClientGeneratorFunc.']
              : []),
          ]
  return [
    ...(isTls ? ['Net.TLS.Enable = true', `Net.TLS.Config = ${tlsOf(reach)}`] : []),
    ...(mechanism === undefined
      ? []
      : [
          'Net.SASL.Enable = true',
          `Net.SASL.Mechanism = ${words[mechanism] ?? quoted(mechanism)}`,
          ...login,
        ]),
  ]
}

import type { Design } from '../../model/design'
import type { ApplicationPart } from '../frameworks/application-parts'
import { blocks, quoted } from '../starter/code-text'
import { isTakenByGo, optionLines } from '../starter/go/go-options'
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
} from './client-code'
import { type GoReach, goFile, goReach, TLS_OF_FILES, tlsOf } from './go-file'

const IMPORTS = [
  'crypto/tls',
  'crypto/x509',
  'os',
  'time',
  'github.com/twmb/franz-go/pkg/kgo',
  'github.com/twmb/franz-go/pkg/sasl/oauth',
  'github.com/twmb/franz-go/pkg/sasl/plain',
  'github.com/twmb/franz-go/pkg/sasl/scram',
]

/** Settings that are told in words of their own below. */
const TOLD = new Set(['transactional.id', 'enable.auto.commit'])

const time =
  (option: string) =>
  (value: string): string =>
    `kgo.${option}(${Math.round(Number(value))}*time.Millisecond),`

/** Options that the starter code has no need of. */
const MORE: Readonly<Record<string, (value: string) => string>> = {
  'max.in.flight.requests.per.connection': (value) =>
    `kgo.MaxProduceRequestsInflightPerBroker(${Math.round(Number(value))}),`,
  'max.poll.interval.ms': time('RebalanceTimeout'),
  'request.timeout.ms': time('ProduceRequestTimeout'),
  'socket.connection.setup.timeout.ms': time('DialTimeout'),
}

/** What franz-go takes of a number: `NewClient` refuses the others. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'auto.commit.interval.ms': [100, 9e12],
  'delivery.timeout.ms': [1000, 9e12],
  'fetch.max.bytes': [1, 100 * 2 ** 20],
  'fetch.max.wait.ms': [10, 2_147_483_647],
  'linger.ms': [0, 60_000],
  'max.in.flight.requests.per.connection': [1, 1_000_000],
  'max.poll.interval.ms': [100, 2_147_483_647],
  'max.request.size': [512, 2 ** 20 * 100],
  'metadata.max.age.ms': [5000, 3_600_000],
  'request.timeout.ms': [100, 2_147_483_647],
  'session.timeout.ms': [100, 2_147_483_647],
  'socket.connection.setup.timeout.ms': [1, 9e12],
  'transaction.timeout.ms': [1, 2_147_483_647],
}

function isInRange(key: string, value: string): boolean {
  const [least, most] = (Object.hasOwn(RANGES, key) ? RANGES[key] : undefined) ?? []
  if (least === undefined || most === undefined) return true
  const read = numberIn(value)
  return read !== undefined && read >= least && read <= most
}

const isProduceTimeout = (kind: string, key: string) => kind === 'consumer' && key === 'request.timeout.ms'

const code: ClientCode = {
  family: 'franz-go',
  label: 'franz-go',
  folder: 'franz-go',
  ending: 'settings.go',
  language: 'go',
  takes: (kind, key, value) =>
    isOfReach(key) ||
    TOLD.has(key) ||
    (isInRange(key, value) &&
      !isProduceTimeout(kind, key) &&
      (Object.hasOwn(MORE, key) || (!/^(?:security|sasl|ssl)\./.test(key) && isTakenByGo(key, value)))),
  held,
  textOf: (part, design) => textOf(part, design),
}

/**
 * A Go file for each application, with the options of its clients: `kgo.NewClient(settings.ConsumerOptions()...)`.
 *
 * @see https://pkg.go.dev/github.com/twmb/franz-go/pkg/kgo, franz-go 1.22; its ranges are those of `validate` in config.go
 */
export const franzGo = clientCodeExporter(code)

/** franz-go is idempotent unless it is told not to be, and then takes neither other acks nor a number of requests. */
function held(settings: ClientSettings): ReadonlyMap<string, Held> {
  const acks = settings.get('acks')
  const isIdempotent = settings.get('enable.idempotence') ?? (acks === '0' || acks === '1' ? 'false' : 'true')
  const inFlight = 'max.in.flight.requests.per.connection'
  const own = new Map<string, Held>()
  if (isIdempotent === 'false' && !settings.has('enable.idempotence'))
    own.set('enable.idempotence', { value: 'false', why: 'franz-go is idempotent with acks=all alone.' })
  if (isIdempotent === 'true' && settings.has(inFlight))
    own.set(inFlight, {
      value: undefined,
      why: 'Left out, since an idempotent producer of franz-go takes no number of its own: four keep their order.',
    })
  return own
}

function textOf(part: ApplicationPart, design: Design): string {
  const { reader, writer } = part
  const reach = goReach(part, design)
  const body = blocks(
    optionsFunction(
      'connection is where the cluster is, and how it is reached.',
      'connection',
      reachLines(part, reach),
      '[]kgo.Opt{',
    ),
    writer &&
      optionsFunction(
        'ProducerOptions are those of the client that writes.',
        'ProducerOptions',
        [
          ...transactional(writer.settings.get('transactional.id')),
          ...optionsOf('producer', heldSettings(code, writer.settings)),
        ],
        'append(connection(),',
      ),
    reader &&
      optionsFunction(
        'ConsumerOptions are those of the client that reads.',
        'ConsumerOptions',
        [...groupLines(reader), ...optionsOf('consumer', withoutGroups(reader))],
        'append(connection(),',
      ),
    reach.isTls && reach.isMutual && TLS_OF_FILES,
  )
  return goFile(aboutClient(code, part, design), body, IMPORTS)
}

function optionsFunction(about: string, name: string, lines: readonly string[], opens: string): string {
  const closes = opens.endsWith('{') ? '}' : ')'
  const options = lines.map((line) => `\t\t${line}`).join('\n')
  const all = lines.length === 0 ? 'connection()' : `${opens}\n${options}\n\t${closes}`
  return `// ${about}\nfunc ${name}() []kgo.Opt {\n\treturn ${all}\n}`
}

function optionsOf(kind: ClientKind, settings: ClientSettings): readonly string[] {
  const taken = [...settings].filter(([key, value]) => !TOLD.has(key) && code.takes(kind, key, value))
  return taken.flatMap(([key, value]) =>
    Object.hasOwn(MORE, key)
      ? [MORE[key]?.(value) ?? '']
      : // As gofmt has it among the arguments of a call.
        optionLines([{ key, value, why: '' }]).map((line) => line.replace(' * time.', '*time.')),
  )
}

/** Settings without those of a consumer group, for a reader that is in none. */
const withoutGroups = ({ group, settings }: Reader): ClientSettings =>
  group.reads === undefined || group.reads === 'group'
    ? settings
    : new Map([...settings].filter(([key]) => key !== 'auto.commit.interval.ms'))

const transactional = (id: string | undefined): string[] =>
  id === undefined ? [] : [`kgo.TransactionalID(${quoted(id)}),`]

type Reader = NonNullable<ApplicationPart['reader']>

const JOINS: Readonly<Record<string, string | undefined>> = { share: 'ShareGroup', everything: undefined }

function groupLines({
  group: { reads = 'group' },
  groupId,
  topics,
  retryTopics,
  settings,
}: Reader): string[] {
  const read = [...topics, ...retryTopics]
  const joins = Object.hasOwn(JOINS, reads) ? JOINS[reads] : 'ConsumerGroup'
  const isByHand = reads === 'group' && settings.get('enable.auto.commit') === 'false'
  return [
    ...(joins === undefined ? [] : [`kgo.${joins}(${quoted(groupId)}),`]),
    ...(read.length > 0 ? [`kgo.ConsumeTopics(${read.map(quoted).join(', ')}),`] : []),
    ...(isByHand ? ['kgo.DisableAutoCommit(),'] : []),
  ]
}

function reachLines({ name }: ApplicationPart, reach: GoReach): string[] {
  const { user, password } = reach
  const auth = `Auth{User: ${user}, Pass: ${password}}`
  const sasl: Readonly<Record<string, string>> = {
    PLAIN: `kgo.SASL(plain.${auth}.AsMechanism()),`,
    'SCRAM-SHA-256': `kgo.SASL(scram.${auth}.AsSha256Mechanism()),`,
    'SCRAM-SHA-512': `kgo.SASL(scram.${auth}.AsSha512Mechanism()),`,
    OAUTHBEARER: `kgo.SASL(oauth.Auth{Token: ${password}}.AsMechanism()),`,
  }
  const { mechanism } = reach
  return [
    'kgo.SeedBrokers("localhost:9092"),',
    `kgo.ClientID(${quoted(name)}),`,
    ...(reach.isTls ? [`kgo.DialTLSConfig(${tlsOf(reach)}),`] : []),
    ...(mechanism === undefined ? [] : [sasl[mechanism] ?? `// Put in what ${mechanism} asks for here.`]),
  ]
}

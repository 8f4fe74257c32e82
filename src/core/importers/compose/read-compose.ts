import { isSecretKey } from '../../shared/secret-key'
import { readKafkaCommands } from '../commands/kafka-commands'
import { neverClosed } from '../commands/read-script'
import { shellCommands } from '../commands/shell-words'
import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { type Field, readFields, tellUnread } from '../reading/field'
import { withDefaults } from './defaults'
import { kafkaOfImage } from './kafka-images'

/** What Compose itself needs of a file and of a service. */
const OF_COMPOSE = ['version', 'name', 'networks', 'volumes', 'secrets', 'configs', 'include']
const OF_SERVICE = [
  'ports', 'expose', 'hostname', 'container_name', 'depends_on', 'links', 'volumes', 'networks', 'restart', 'healthcheck',
  'extra_hosts', 'ulimits', 'user', 'logging', 'labels', 'platform', 'profiles', 'network_mode', 'stop_grace_period',
  'env_file', 'working_dir', 'tty', 'stdin_open', 'privileged', 'mem_limit', 'cpus', 'security_opt', 'sysctls', 'init',
  'build', 'pull_policy', 'external_links', 'tmpfs', 'cap_add', 'dns', 'domainname', 'ipc', 'secrets', 'configs', 'extends',
] // biome-ignore format: a list of words

/** A file of Docker Compose: how many brokers it starts, of which Kafka, with which settings, and the topics that it creates. */
export const dockerCompose = defineImporter((source, book) => {
  for (const root of readFields(source, book, { resolve: withDefaults(book) })) {
    root.ignore(
      ...OF_COMPOSE,
      ...root
        .entries()
        .map(([key]) => key)
        .filter((key) => key.startsWith('x-')),
    )
    const services = root.get('services') ?? root
    const others: { name: string; field: Field }[] = []
    const brokers: Field[] = []
    for (const [name, service] of services.entries()) {
      if (!service.isMapping) continue
      if (readService(name, service, book) === 'broker') brokers.push(service)
      else others.push({ name, field: service })
    }
    const [first] = brokers
    if (first) {
      const count = brokers.reduce(
        (sum, broker) => sum + (Number(broker.in('deploy', 'replicas')?.text()) || 1),
        0,
      )
      book.cluster.say('brokers', count, first.place)
      book.cluster.say('environment', 'development', first.place, 'guessed')
    }
    if (!first && book.topics.size === 0)
      book.lose(
        services.place,
        'None of these services is a broker of Kafka, and none creates a topic: nothing is drawn of them.',
      )
    tellOthers(others, book)
    tellUnread(root, book)
  }
})

/** What services besides the brokers read and write stands in their own settings, elsewhere. */
function tellOthers(others: readonly { name: string; field: Field }[], book: FactBook): void {
  for (const { name, field } of others) {
    field.ignore(...field.entries().map(([key]) => key))
    book.lose(field.place, `The service \`${name}\` is no broker: it is not drawn.`)
  }
}

function readService(name: string, service: Field, book: FactBook): 'broker' | 'other' {
  const image = service.get('image')
  const kafka = kafkaOfImage(image?.text() ?? '')
  const environment = environmentOf(service.get('environment'))
  const commands = commandsOf(service)
  for (const { text, field } of commands)
    readKafkaCommands(
      shellCommands(text.replaceAll('$$', '$'), field.line, {
        onOpen: (word, line) => book.lose({ file: field.place.file, line }, neverClosed(word)),
      }),
      field.place.file,
      book,
    )
  const isImage = kafka !== undefined && isStarted(environment, name, kafka.isAlways)
  const isBroker = !isOnlyController(environment) && (isImage || isSetAsBroker(environment))
  if (!isBroker) {
    for (const { value } of environment) value()
    return 'other'
  }
  if (image && kafka?.version !== undefined) book.cluster.say('kafkaVersion', kafka.version, image.place)
  for (const variable of environment) readSetting(variable, book)
  service.ignore(...OF_SERVICE)
  service.get('deploy')?.ignore('resources', 'restart_policy', 'placement', 'update_config')
  return 'broker'
}

interface Variable {
  readonly key: string
  readonly field: Field
  /** Its value; asking for it is what counts as reading it. */
  value(): unknown
}

/** Both forms: a mapping, and a list of `NAME=value`. */
function environmentOf(field: Field | undefined): Variable[] {
  if (!field?.isList) {
    return (field?.entries() ?? []).map(([key, inner]) => ({ key, field: inner, value: () => inner.value() }))
  }
  return field.items().map((inner) => {
    const text = inner.text() ?? ''
    const equals = text.indexOf('=')
    const value = equals < 0 ? undefined : text.slice(equals + 1)
    return { key: equals < 0 ? text : text.slice(0, equals), field: inner, value: () => value }
  })
}

/** A shell that is given a script in quotes. */
const SHELL = /^\s*(?:\/(?:usr\/)?bin\/)?(?:ba|z|da)?sh\s+-\w*c\s+(["'])([\s\S]*)\1\s*$/

/** `-c "…"`, for the shell that the entrypoint is. */
const OF_ENTRYPOINT = /^\s*-\w*c\s+(["'])([\s\S]*)\1\s*$/

/** A script in quotes alone, for the shell that the entrypoint is. */
const QUOTED = /^\s*(["'])([\s\S]*)\1\s*$/

function commandsOf(service: Field): { text: string; field: Field }[] {
  return ['entrypoint', 'command'].flatMap((key) => {
    const field = service.get(key)
    if (!field) return []
    const said = field.isList
      ? field
          .items()
          .map((item) => item.text() ?? '')
          .join('\n')
      : (field.text() ?? '')
    const inner = SHELL.exec(said) ?? OF_ENTRYPOINT.exec(said) ?? QUOTED.exec(said)
    const text = inner ? (inner[2] ?? '').replaceAll('\\"', '"') : said
    return text.includes('kafka-') || text.includes('rpk ')
      ? [{ text: text.replaceAll('$$', '$'), field }]
      : []
  })
}

const isOnlyController = (environment: readonly Variable[]): boolean =>
  environment.some(({ key, value }) => /PROCESS_ROLES$/.test(key) && !/broker/.test(String(value())))

/** Whether settings are those of a broker, whatever the image that takes them is called. */
const isSetAsBroker = (environment: readonly Variable[]): boolean =>
  environment.some(({ key, value }) => /PROCESS_ROLES$/.test(key) && /broker/.test(String(value()))) ||
  (environment.some(({ key }) => /^KAFKA_(?:CFG_)?(?:BROKER|NODE)_ID$/.test(key)) &&
    environment.some(({ key }) => /^KAFKA_(?:CFG_)?(?:ZOOKEEPER_CONNECT|ADVERTISED_LISTENERS)$/.test(key)))

/** An image of Kafka may run a tool: a service without any setting of a broker, whose name says another thing, does. */
const isStarted = (environment: readonly Variable[], name: string, isAlways: boolean): boolean =>
  isAlways
    ? !/init|setup|create|topics?$|console|cli|exporter/i.test(name) ||
      environment.some(({ key }) => /LISTENERS|BROKER_ID|NODE_ID/.test(key))
    : environment.some(({ key }) => /^KAFKA_/.test(key))

/** Settings that say who a broker is and where, different on each. */
const OF_ONE_BROKER =
  /^(?:broker\.id|node\.id|broker\.rack|process\.roles|listeners|advertised\.|listener\.|inter\.broker\.|controller\.|zookeeper\.|log\.dirs?$|security\.|sasl\.|ssl\.|authorizer|super\.users|jmx|opts|heap|log4j|cluster\.id|kraft|host\.name|port$|metric|confluent\.(?:support|metrics|license|balancer|cluster)|allow\.plaintext)/

/** What images take for themselves, and not for Kafka. */
const OF_IMAGES =
  /^(?:CLUSTER_ID|ALLOW_|BITNAMI_|CONFLUENT_|KAFKA_(?:HEAP_OPTS|OPTS|JMX|KRAFT_CLUSTER_ID)|JMX_|LOG_DIR|TZ$|EXTRA_ARGS)/

function readSetting({ key, field, value }: Variable, book: FactBook): void {
  if (OF_IMAGES.test(key)) value()

  if (key === 'KAFKA_CREATE_TOPICS') {
    createTopics(String(value() ?? ''), field, book)
    return
  }
  const named = /^KAFKA_(?:CFG_)?([A-Z0-9_]+)$/.exec(key)?.[1]
  if (named === undefined) return
  const setting = named
    .toLowerCase()
    .replace(/___/g, '\u0001')
    .replace(/__/g, '\u0002')
    .replaceAll('_', '.')
    .replaceAll('\u0001', '-')
    .replaceAll('\u0002', '_')
  const said = value()
  if (OF_ONE_BROKER.test(setting) && !isSecretKey(setting)) return
  book.cluster.say(`config.${setting}`, said, field.place)
}

/** `name:partitions:replicas[:cleanup policy]`, as the image of wurstmeister takes them, and words for kafka-topics.sh behind it. */
function createTopics(text: string, field: Field, book: FactBook): void {
  for (const part of text.split(/[,\n]|\s+(?!--config\b)/)) {
    const [words = '', ...settings] = part.split(/\s*--config[= ]/)
    const [name, partitions, replicas, policy] = words.split(':').map((one) => one.trim())
    if (!name) continue
    const topic = book.topic(name, field.place)
    topic.say('partitions', partitions, field.place)
    topic.say('replicationFactor', replicas, field.place)
    if (policy) topic.say('config.cleanup.policy', policy, field.place)
    for (const setting of settings) {
      const [key = '', ...value] = setting.trim().split('=')
      if (value.length > 0) topic.say(`config.${key}`, value.join('='), field.place)
    }
  }
}

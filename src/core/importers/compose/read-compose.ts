import { isSecretKey } from '../../shared/secret-key'
import { readKafkaCommands } from '../commands/kafka-commands'
import { neverClosed } from '../commands/read-script'
import { shellCommands } from '../commands/shell-words'
import { readEmbedded } from '../connect/read-body'
import type { FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { type Field, readFields, tellUnread } from '../reading/field'
import { withDefaults } from './defaults'
import { kafkaOfImage } from './kafka-images'
import { readOtherService } from './other-services'
import { environmentOf, OF_SERVICE, settingOf, type Variable } from './variables'

/** What Compose itself needs of a file. */
const OF_COMPOSE = ['version', 'name', 'networks', 'volumes', 'secrets', 'configs', 'include']

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
    const connectors = book.connectors.length
    const others: { name: string; field: Field }[] = []
    const brokers: Field[] = []
    for (const [name, service] of services.entries()) {
      if (!service.isMapping) continue
      const is = readService(name, service, book)
      if (is === 'broker') brokers.push(service)
      else if (is === 'other') others.push({ name, field: service })
      else if (is === 'sender') service.plain()
      else {
        service.plain()
        book.lose(service.place, `The service \`${name}\` makes topics: nothing else of it is drawn.`)
      }
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
    for (const { name, field } of others) readOtherService(name, field, book)
    const isNothing =
      book.topics.size + book.connectClusters.length === 0 && book.connectors.length === connectors
    if (!first && isNothing)
      book.lose(
        services.place,
        'None of these services is a broker of Kafka, and none creates, reads or writes a topic: nothing is drawn of them.',
      )
    tellUnread(root, book)
  }
})

/** A broker; what creates topics; what sends Connect its connectors; or any other, such as an application. */
type ServiceKind = 'broker' | 'tool' | 'sender' | 'other'

function readService(name: string, service: Field, book: FactBook): ServiceKind {
  const image = service.get('image')
  const kafka = kafkaOfImage(image?.text() ?? '')
  const environment = environmentOf(service.get('environment'))
  const commands = commandsOf(service)
  const topicsBefore = book.topics.size
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
  const makesTopics = book.topics.size > topicsBefore
  const sendsConnectors = readScripts(service, book)
  if (!isBroker) {
    // Workers may make topics and send themselves their connectors: they are read as what they are.
    if (environment.some(({ key }) => /_STORAGE_TOPIC$/.test(key))) return 'other'
    if (sendsConnectors) return 'sender'
    return makesTopics ? 'tool' : 'other'
  }
  if (image && kafka?.version !== undefined) book.cluster.say('kafkaVersion', kafka.version, image.place)
  for (const variable of environment) readSetting(variable, book)
  service.ignore(...OF_SERVICE)
  service.get('deploy')?.ignore('resources', 'restart_policy', 'placement', 'update_config')
  return 'broker'
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

/** Reads the connectors that a service sends to Connect when it starts. */
function readScripts(service: Field, book: FactBook): boolean {
  let isAny = false
  for (const key of ['entrypoint', 'command'])
    for (const part of service.get(key)?.all() ?? []) {
      const text = part.text()?.replaceAll('$$', '$')
      if (text !== undefined && readEmbedded(text, part.place, book)) isAny = true
    }
  return isAny
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
  const setting = settingOf(named)
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

import { isSecretKey } from '../../shared/secret-key'
import { PropertyMap } from '../applications/property-map'
import { propertyOfVariable } from '../applications/property-of-variable'
import { readQuarkus } from '../applications/quarkus'
import { readSpringKafka } from '../applications/spring-kafka'
import { readSpringStream } from '../applications/spring-stream'
import { areOfWorkers, readWorkers } from '../connect/workers'
import type { FactBook } from '../facts/fact-book'
import { hasExpression } from '../reading/expression'
import type { Field } from '../reading/field'
import { settingsOfProperties } from '../reading/properties'
import { environmentOf, OF_SERVICE, settingOf, type Variable } from './variables'

/**
 * Reads what a service besides the brokers says of itself: the workers of Connect by the variables of their images, an
 * application by those that Spring and Quarkus take for properties. Of any other the variables that name a topic are told,
 * since they do not say what becomes of it.
 */
export function readOtherService(name: string, service: Field, book: FactBook): void {
  const environment = environmentOf(service.get('environment'))
  const isRead =
    readConnect(name, service, environment, book) || readApplication(name, service, environment, book)
  if (isRead) {
    service.ignore(...OF_SERVICE, 'image', 'command', 'entrypoint', 'deploy', 'scale')
    return
  }
  const named = environment.filter(
    ({ key, value }) =>
      /(?:^|[_.])(?:TOPICS?|GROUP_?ID|CONSUMER_?GROUP)(?:$|[_.])/i.test(key) &&
      isName(value()) &&
      !isSecretKey(key),
  )
  const variables = named.slice(0, 4).map(({ key, value }) => `\`${key}=${String(value()).slice(0, 80)}\``)
  const more = named.length > 4 ? ` and ${named.length - 4} more` : ''
  service.plain()
  const does = variables.length === 1 ? 'does' : 'do'
  book.lose(
    service.place,
    variables.length === 0
      ? `The service \`${name}\` is no broker: it is not drawn.`
      : `The service \`${name}\` is not drawn: whether it reads or writes, ${variables.join(', ')}${more} ${does} not say.`,
  )
}

const isName = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !hasExpression(value) && !/[\n{}]/.test(value)

/** Images of Confluent have `CONNECT_` before each setting, those of Debezium before all but a few. */
const WITHOUT_PREFIX =
  /^(?:GROUP_ID|(?:CONFIG|OFFSET|STATUS)_STORAGE_\w+|BOOTSTRAP_SERVERS|KEY_CONVERTER|VALUE_CONVERTER)$/
/** What images of Connect's workers take for themselves. */
const OF_IMAGE = /^(?:log4j|jmx|heap|opts|kafka|plugin\.discovery|access\.control)/

/** How many of a service are started, where that is said. */
const copiesOf = (service: Field): Field | undefined =>
  service.in('deploy', 'replicas') ?? service.get('scale')

function readConnect(
  name: string,
  service: Field,
  environment: readonly Variable[],
  book: FactBook,
): boolean {
  const settings = environment.flatMap(({ key, field, value }): [string, unknown, Field['place']][] => {
    // Strimzi's image takes them all as one text.
    if (key === 'KAFKA_CONNECT_CONFIGURATION')
      return settingsOfProperties(String(value() ?? '')).map(({ key: name, value: said }) => [
        name,
        said,
        field.place,
      ])
    const words = key.startsWith('CONNECT_')
      ? key.slice('CONNECT_'.length)
      : WITHOUT_PREFIX.test(key)
        ? key
        : undefined
    const setting = words === undefined ? undefined : settingOf(words)
    if (setting === undefined || setting === '' || OF_IMAGE.test(setting)) return []
    const said = value()
    return said === undefined || said === null ? [] : [[setting, String(said), field.place]]
  })
  if (!areOfWorkers(settings.map(([key]) => key))) return false
  readWorkers(book, {
    name,
    place: service.place,
    settings,
    workers: Number(copiesOf(service)?.text()) || 1,
  })
  return true
}

function readApplication(
  name: string,
  service: Field,
  environment: readonly Variable[],
  book: FactBook,
): boolean {
  const entries = environment.flatMap(({ key, field, value }) => {
    const property = propertyOfVariable(key)
    const said = property === undefined ? undefined : value()
    return property === undefined || said === undefined || said === null
      ? []
      : [{ key: property, text: String(said), place: field.place }]
  })
  const [first] = entries
  if (!first) return false
  const known = new Set(book.applications.values())
  const before = countOf(book)
  const appsBefore = book.streamsApps.length
  // An application that says no name of its own is called as its service.
  const named = entries.some(({ key }) => key === 'spring.application.name')
    ? entries
    : [{ key: 'spring.application.name', text: name, place: first.place }, ...entries]
  const map = new PropertyMap(named, book)
  map.ignore('spring.application.name')
  readSpringKafka(map, [], book)
  readSpringStream(map, book)
  if (map.has('mp.messaging')) readQuarkus(map, [], book)
  map.tellUnread()
  const copies = copiesOf(service)
  if (copies) {
    for (const application of book.applications.values())
      if (!known.has(application))
        for (const field of ['members', 'instances'] as const)
          application.say(field, copies.value(), copies.place)
    if (book.streamsApps.length > appsBefore)
      book.lose(copies.place, `How many instances of \`${name}\` are started is not taken over.`)
  }
  return countOf(book) > before || book.streamsApps.length > appsBefore
}

/** How many applications and edges of them are known. */
const countOf = ({ applications }: FactBook): number =>
  [...applications.values()].reduce((sum, { edges }) => sum + edges.length + 1, 0)

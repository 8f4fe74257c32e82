import { defineImporter } from '../importer'
import { readClientProperties } from './client-properties'
import { readDebeziumServer } from './debezium-server'
import { readMicronaut } from './micronaut'
import { propertiesOf } from './property-map'
import { readQuarkus } from './quarkus'
import { topicsInComments } from './said-topics'
import { readSpringKafka } from './spring-kafka'
import { readSpringStream } from './spring-stream'

/**
 * The settings of an application, as YAML or properties: Spring Kafka, Spring Cloud Stream with both binders,
 * Quarkus, Micronaut, and files in Kafka's own names. Passwords are not kept.
 */
export const application = defineImporter((source, book) => {
  const map = propertiesOf(source, book)
  book.entitle(
    map.get('spring.application.name', 'quarkus.application.name', 'micronaut.application.name')?.value(),
  )
  const before = book.topics.size + book.applications.size + book.connectors.length + book.streamsApps.length
  const said = topicsInComments(source)
  readSpringKafka(map, said, book)
  readSpringStream(map, book)
  readDebeziumServer(map, book)
  readQuarkus(map, said, book)
  readMicronaut(map, said, book)
  const isOfClient = !['spring', 'quarkus', 'mp.messaging', 'micronaut', 'debezium'].some((root) =>
    map.has(root),
  )
  if (isOfClient) readClientProperties(map, said, source, book)
  if (
    book.topics.size + book.applications.size + book.connectors.length + book.streamsApps.length ===
    before
  ) {
    const [first] = map.all()
    const place = first?.place ?? { file: source.name }
    const where = map.has('quarkus') ? '`mp.messaging`' : '`spring.kafka`, `spring.cloud.stream` or `kafka`'
    if (!map.all().some(({ key }) => /kafka|stream|messaging|topic/i.test(key)) && !isOfClient)
      book.lose(place, `These settings of an application say nothing of Kafka; they would below ${where}.`)
  }
  map.tellUnread()
})

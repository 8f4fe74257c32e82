import { defineImporter } from '../importer'
import { readClientProperties } from './client-properties'
import { readMicronaut } from './micronaut'
import { propertiesOf } from './property-map'
import { readQuarkus } from './quarkus'
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
  readSpringKafka(map, book)
  readSpringStream(map, book)
  readQuarkus(map, book)
  readMicronaut(map, book)
  if (!map.has('spring') && !map.has('quarkus') && !map.has('mp.messaging') && !map.has('micronaut')) {
    readClientProperties(map, source, book)
  }
  map.tellUnread()
})

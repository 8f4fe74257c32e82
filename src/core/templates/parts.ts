import { arrange } from '../layout/arrange'
import type { Cluster, Config, Design } from '../model/design'

/** A cluster that is secured, watched, and creates no topic by itself. */
export const SECURED: Cluster = {
  kafkaVersion: '4.3',
  brokers: 3,
  racks: 3,
  environment: 'production',
  security: { authentication: 'sasl', encryption: 'tls', authorization: 'acl' },
  monitoring: { lag: 'alerts' },
  config: { 'auto.create.topics.enable': false },
}

/** Members that keep working while others come and go, and begin at the beginning. */
export const COOPERATIVE: Config = {
  'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  'auto.offset.reset': 'earliest',
}

/** A design as Arrange would place it. */
export const arranged = (design: Design): Design => ({ ...design, layout: { positions: arrange(design) } })

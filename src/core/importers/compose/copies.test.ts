import { expect, it } from 'vitest'
import { importFiles } from '../import-files'

it.each(['deploy: { replicas: 3 }', 'scale: 3'])('%s is how many of a service run', async (copies) => {
  const text = `services:
  kafka:
    image: apache/kafka:4.0.0
  billing:
    image: shop/billing
    ${copies}
    environment:
      SPRING_KAFKA_CONSUMER_GROUP_ID: billing
      SPRING_CLOUD_STREAM_BINDINGS_BILL_IN_0_DESTINATION: orders
      SPRING_CLOUD_STREAM_BINDINGS_BILL_IN_0_GROUP: billing
  checkout:
    image: shop/checkout
    ${copies}
    environment:
      SPRING_CLOUD_STREAM_BINDINGS_ORDER_OUT_0_DESTINATION: orders
  connect:
    image: confluentinc/cp-kafka-connect
    ${copies}
    environment:
      CONNECT_GROUP_ID: workers
      CONNECT_CONFIG_STORAGE_TOPIC: workers-configs
`
  const read = await importFiles([{ name: 'docker-compose.yml', text }])
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const { producers, consumerGroups, cluster } = read.value.design
  expect(consumerGroups).toMatchObject([{ name: 'billing', members: 3 }])
  expect(producers).toMatchObject([{ name: 'order', instances: 3 }])
  expect(cluster.connect).toMatchObject([{ workers: 3 }])
})

/** What is asked of a broker about a program that runs, and where the program is reached. */
import { Client, offsetsOf, type Read } from '../proofs/proof'
import { freePorts } from '../support/cluster'
import type { KafkaTest } from '../support/kafka-test'

export async function environment(test: KafkaTest): Promise<{ health: string; env: Record<string, string> }> {
  const [port = 0] = await freePorts(1)
  return {
    health: `http://127.0.0.1:${port}`,
    env: { KAFKA_BOOTSTRAP_SERVERS: test.one.bootstrap, HEALTH_PORT: String(port), INSTANCE: '1' },
  }
}

const READING = {
  'auto.offset.reset': 'earliest',
  'isolation.level': 'read_committed',
  'enable.auto.commit': false,
  'key.deserializer': 'org.apache.kafka.common.serialization.StringDeserializer',
  'value.deserializer': 'org.apache.kafka.common.serialization.ByteArrayDeserializer',
}

let readers = 0

/** What a reader of committed records sees in a topic. */
export async function committed(test: KafkaTest, topic: string): Promise<Read[]> {
  readers += 1
  const reader = await Client.consumer(test, test.one, [topic], '', {
    ...READING,
    'group.id': `starter-${readers}`,
  })
  const records = await reader.readToEnd()
  await reader.do('close')
  return records
}

export const written = async (test: KafkaTest, topic: string): Promise<number> =>
  (await offsetsOf(test, test.one, topic)).reduce((sum, { first, next }) => sum + next - first, 0)

export const lagOf = ({ driver, one }: KafkaTest, group: string, topic: string): Promise<number> =>
  driver.call<number>('lag', { bootstrap: one.bootstrap, group, topic })

/**
 * The place of an instance that was killed is free at once. Nobody waits for its session to time out, which so can be
 * long: were the one after it taken for dead while the machine is busy, its tries would be counted anew.
 */
export async function dismiss({ driver, one }: KafkaTest, group: string): Promise<void> {
  await driver.call('dismiss', { bootstrap: one.bootstrap, group })
}

import type { KafkaTest } from '../support/kafka-test'
import { stopBrokers } from './broker-stops'
import { commitAndAbort } from './transactions'

/** The exported guarantees are kept: exactly once in transactions, at least once when a broker stops. */
export async function keepPromises(test: KafkaTest): Promise<void> {
  await commitAndAbort(test)
  await stopBrokers(test)
}

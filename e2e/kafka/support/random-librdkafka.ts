import { consumerRefusal, producerRefusal } from '@/core/kafka/client-refusals'
import { takenInstead } from '@/core/kafka/librdkafka-values'
import type { Random } from './random'

type Config = Readonly<Record<string, string | number | boolean | null>>

export interface LibrdkafkaClient {
  readonly kind: 'producer' | 'consumer'
  readonly config: Config
  /** What the core says. */
  readonly isRefused: boolean
}

/** Values around the limits; one name of a setting alone, since of two the later one counts. */
const VALUES = {
  producer: {
    acks: ['all', '-1', '1', '0'],
    'batch.size': ['0', '16384'],
    'compression.type': ['none', 'zstd', 'brotli', 'GZIP'],
    'enable.idempotence': ['true', 'false'],
    'linger.ms': ['0', '5', '1000', '2000000'],
    'max.in.flight': ['1', '5', '6', '1000'],
    'message.timeout.ms': ['0', '5', '1000', '50000', '120000'],
    'reconnect.backoff.max.ms': ['50', '10000', '40000'],
    'reconnect.backoff.ms': ['1', '100', '20000'],
    retries: ['0', '1', '100'],
    'socket.timeout.ms': ['10', '59999', '60200', '300000'],
    'transaction.timeout.ms': ['1000', '60000', '900000'],
    'transactional.id': ['witness'],
  },
  consumer: {
    'auto.offset.reset': ['earliest', 'none', 'latest'],
    'fetch.max.bytes': ['500000', '1000000', '52428800', '100000000'],
    'group.protocol': ['classic', 'consumer'],
    'heartbeat.interval.ms': ['3000', '20000'],
    'isolation.level': ['read_committed', 'snapshot'],
    'max.poll.interval.ms': ['5000', '45000', '300000', '90000000'],
    'message.max.bytes': ['1000000', '5000000'],
    'partition.assignment.strategy': ['range', 'cooperative-sticky'],
    'queued.min.messages': ['0', '1000'],
    'receive.message.max.bytes': ['1000512', '52428800', '52429312', '200000000'],
    'session.timeout.ms': ['6000', '45000', '300000'],
  },
} as const satisfies Record<LibrdkafkaClient['kind'], Readonly<Record<string, readonly string[]>>>

const LIBRARY = { library: 'librdkafka' } as const

/** Returns clients of a few settings each, with what the core says of them. */
export function randomLibrdkafkaClients(random: Random, count: number): readonly LibrdkafkaClient[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = index % 2 === 0 ? 'producer' : 'consumer'
    const values: Readonly<Record<string, readonly string[]>> = VALUES[kind]
    const names = Object.keys(values)
    const chosen = Array.from({ length: random.whole(1, 4) }, () => random.pick(names))
    const config = Object.fromEntries(chosen.map((name) => [name, random.pick(values[name] ?? [''])]))
    const refusal = (kind === 'producer' ? producerRefusal : consumerRefusal)(LIBRARY, config)
    const isWrong = Object.entries(config).some(([key, value]) => takenInstead(key, value) !== undefined)
    return { kind, config, isRefused: refusal !== undefined || isWrong }
  })
}

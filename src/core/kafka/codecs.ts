import { isOlderThan, libraryOf, type StatedClient } from './client-libraries'

/** That a library needs something of its own for a codec, and the release since which it needs nothing. */
export interface MissingCodec {
  /** The library as people call it, with its release where that decides. */
  readonly client: string
  /** The first release that carries it; undefined where none does by itself. */
  readonly since?: string
}

/** Since when a library carries zstd (KIP-110); the libraries around librdkafka have its releases. */
const ZSTD_SINCE: Readonly<Record<string, string>> = {
  java: '2.1',
  librdkafka: '1.0',
  'confluent-python': '1.0',
  'confluent-go': '1.0',
  'confluent-dotnet': '1.0',
}

/**
 * Returns what keeps an application from a codec of `compression.type`; undefined where its library carries it, or
 * where nothing is known. KafkaJS carries gzip alone, and takes others that an application registers.
 *
 * @see KIP-110; src/protocol/message/compression/index.js of KafkaJS 2.2; CHANGELOG.md of librdkafka 1.0
 */
export function missingCodec(client: StatedClient | undefined, codec: string): MissingCodec | undefined {
  if (client === undefined) return undefined
  const { label: whole, family } = libraryOf(client)
  const label = whole.replace(/ \(.*$/, '')
  if (family === 'kafkajs') return ['snappy', 'lz4', 'zstd'].includes(codec) ? { client: label } : undefined
  const since = codec === 'zstd' ? ZSTD_SINCE[client.library] : undefined
  if (since === undefined || client.version === undefined || !isOlderThan(client.version, since))
    return undefined
  return { client: `${label} ${client.version}`, since }
}

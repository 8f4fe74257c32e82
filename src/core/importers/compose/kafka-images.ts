/** The Kafka that an image runs. */
interface KafkaOfImage {
  readonly version: string | undefined
  /** Whether the image is a broker whatever its settings. */
  readonly isAlways: boolean
}

/** Confluent Platform numbers its own releases: 7.0 has Kafka 3.0, 8.0 has 4.0. */
function ofConfluent(tag: string): string | undefined {
  const found = /^(\d+)\.(\d+)/.exec(tag)
  if (!found) return undefined
  const [major, minor] = [Number(found[1]), Number(found[2])]
  if (major >= 8) return `4.${minor}`
  if (major === 7) return `3.${minor}`
  return major === 6 ? `2.${minor + 6}` : major === 5 ? `2.${minor}` : undefined
}

const plain = (tag: string): string | undefined => /^v?(\d+\.\d+(?:\.\d+)?)/.exec(tag)?.[1]
/** Scala's version stands before Kafka's: `2.13-2.8.1`. */
const afterScala = (tag: string): string | undefined =>
  /^\d+\.\d+-(\d+\.\d+(?:\.\d+)?)/.exec(tag)?.[1] ?? plain(tag)

const IMAGES: readonly (readonly [RegExp, (tag: string) => string | undefined])[] = [
  [/(?:^|\/)apache\/kafka(?:-native)?$/, plain],
  [/(?:^|\/)(?:cp-kafka|cp-server|cp-enterprise-kafka|confluent-local)$/, ofConfluent],
  [/(?:^|\/)bitnami(?:legacy|secure)?\/kafka$/, plain],
  [/(?:^|\/)wurstmeister\/kafka$/, afterScala],
  [
    /(?:^|\/)(?:strimzi|strimzi\/kafka|quay\.io\/strimzi\/kafka)$/,
    (tag) => /kafka-(\d+\.\d+\.\d+)/.exec(tag)?.[1],
  ],
  [/(?:^|\/)redpanda$/, () => undefined],
  [/(?:^|\/)(?:debezium|quay\.io\/debezium)\/kafka$/, () => undefined],
  [
    /(?:^|\/)(?:ubuntu|landoop|lensesio|johnnypark|obsidiandynamics|blacktop|spotify)\/(?:kafka|fast-data-dev|kafka-zookeeper)$/,
    () => undefined,
  ],
]

/** `${TAG:-3.9.0}` is `3.9.0` until somebody says another thing. */
const withDefaults = (image: string): string => image.replace(/\$\{\w+:?-([^{}]*)\}/g, '$1')

/** The Kafka of an image by its name, or undefined where it is none. */
export function kafkaOfImage(image: string): KafkaOfImage | undefined {
  const found = /^(.*?)(?::([^:/@]+))?(?:@.*)?$/.exec(withDefaults(image.trim()))
  const [name, tag = ''] = [found?.[1] ?? '', found?.[2]]
  for (const [pattern, versionOf] of IMAGES) {
    if (pattern.test(name)) return { version: versionOf(tag), isAlways: true }
  }
  return undefined
}

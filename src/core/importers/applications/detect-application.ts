/** A key at the top of YAML, or the first step of a property. */
const top = (head: string, key: string): boolean =>
  new RegExp(`^(?:%\\w+\\.)?["']?${key}(?:["']?[ \\t]*:|\\.)`, 'm').test(head)

const isOther = (head: string): boolean =>
  /^[ \t-]*["']?(?:apiVersion|kind|services|asyncapi|surveyor|resource)["']?[ \t]*[:"]/m.test(head)

/** How likely a text is the settings of an application of Spring. */
export function detectSpring(head: string, fileName: string): number {
  if (isOther(head)) return 0
  if (top(head, 'spring')) return 0.92
  if (head.trim() === '') return 0
  return /(?:^|[\\/])(?:application|bootstrap)(?:-[^\\/]*)?\.(?:ya?ml|properties)$/i.test(fileName) ? 0.6 : 0
}

export const detectQuarkus = (head: string): number =>
  !isOther(head) &&
  (/^(?:%\w+\.)?mp\.messaging\./m.test(head) ||
    (top(head, 'mp') && /messaging/.test(head)) ||
    /^debezium\.(?:source|sink)\./m.test(head) ||
    (top(head, 'quarkus') && /kafka/.test(head)))
    ? 0.94
    : 0

export const detectMicronaut = (head: string): number =>
  !isOther(head) &&
  (top(head, 'micronaut') ||
    (top(head, 'kafka') &&
      /^[ \t]+(?:producers|consumers)[ \t]*:|^kafka\.(?:producers|consumers|streams)\./m.test(head)))
    ? 0.93
    : 0

const CLIENT =
  /^(?:group\.id|bootstrap\.servers|key\.(?:de)?serializer|value\.(?:de)?serializer|transactional\.id|application\.id|process\.roles|broker\.id|node\.id|log\.dirs|zookeeper\.connect)[ \t]*[=:]/m

/** How likely a text is a properties file of a client of Kafka, or of a broker. */
export const detectClientProperties = (head: string): number =>
  !isOther(head) && CLIENT.test(head) ? 0.75 : 0

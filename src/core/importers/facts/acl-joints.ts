import type { AclFact, Joint } from './fact-book'

/** `orders.dlq`, `orders-dlt`, `shop.dead-letters`: where what cannot be processed goes. */
export const isDeadLetterName = (topic: string): boolean =>
  /(?:^|[._-])(?:dlq|dlt|dead|dead[._-]?letters?)(?=$|[._-])/i.test(topic)

/** `orders.retry-5m`, `orders-retry-0`: where what failed waits to be read again. */
const isRetryName = (topic: string): boolean => /(?:^|[._-])retr(?:y|ies)(?=$|[._-]|\d)/i.test(topic)

/**
 * Returns how an application that both reads and writes is joined with a topic that it may write: as the name says, the
 * only dead letter topic and the retry topics that it reads again are no records of its own making.
 */
export function jointsOfWritten(acls: readonly AclFact[]): (topic: string) => Exclude<Joint, 'reads'> {
  const may = (operation: string) =>
    new Set(
      acls.flatMap((acl) =>
        acl.resource === 'TOPIC' && acl.operation === operation && !acl.isPrefix ? acl.name : [],
      ),
    )
  const [reads, writes] = [may('READ'), may('WRITE')]
  const readAlone = [...reads].filter((topic) => !writes.has(topic))
  const letters = [...writes].filter((topic) => !reads.has(topic) && isDeadLetterName(topic))
  return (topic) => {
    if (readAlone.length > 0 && letters.length === 1 && letters[0] === topic) return 'deadLetters'
    if (readAlone.length > 0 && reads.has(topic) && isRetryName(topic)) return 'retries'
    return 'writes'
  }
}

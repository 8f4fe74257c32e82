import type { AclFact } from '../facts/fact-book'

const RESOURCES: Readonly<Record<string, AclFact['resource']>> = {
  TOPIC: 'TOPIC',
  GROUP: 'GROUP',
  CLUSTER: 'CLUSTER',
  TRANSACTIONALID: 'TRANSACTIONAL_ID',
}

/** A word of an access list in any spelling: `TransactionalID`, `transactional_id`. */
export const resourceOf = (text: string): AclFact['resource'] =>
  RESOURCES[text.toUpperCase().replace(/[^A-Z]/g, '')] ?? 'OTHER'

/** The host of an entry, where it does not hold everywhere. */
export const hostIn = (host: string | undefined): { readonly host?: string } =>
  host === undefined || host === '' || host === '*' ? {} : { host: host.slice(0, 200) }

/** An operation in Kafka's own capitals: `DescribeConfigs` and `describe-configs` are `DESCRIBE_CONFIGS`. */
export const operationOf = (text: string): string =>
  text
    .trim()
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .toUpperCase()
    .replace(/[\s-]+/g, '_')

import { type ConfigKind, configDefinition } from '../kafka/catalogue'
import type { KafkaVersion } from '../kafka/versions'
import type { Config } from '../model/design'
import { configProblems } from './config-problems'
import { setConfig } from './fixes'
import type { Report } from './rule'

interface Client {
  readonly kind: 'producer' | 'consumer'
  readonly name: string
  readonly config: Config | undefined
  readonly version: KafkaVersion
}

/** What to set where taking a wrong value away would leave a default that loses records. */
export const SAFE: Readonly<Record<string, string>> = { 'auto.offset.reset': 'earliest', acks: 'all' }

const NODE_OF = { producer: 'producer', consumer: 'consumerGroup' } as const
const OTHERS: readonly ConfigKind[] = ['producer', 'consumer', 'topic', 'broker', 'group']

/**
 * Reports names that no client setting has. A client passes what it does not know on to its serializers and
 * interceptors, so only what looks like a slip, belongs elsewhere or is of another release is spoken of.
 *
 * @see AbstractConfig.logUnused
 */
export function reportUnknownKeys(
  { kind, name, config = {}, version }: Client,
  report: (report: Report) => void,
): void {
  for (const found of configProblems(kind, config, version)) {
    const { key, value, shown, isName, problem, message, suggestion } = found
    if (!isName) continue
    const isMeant = problem !== 'unknown' || suggestion !== undefined
    if (!isMeant && !OTHERS.some((other) => configDefinition(other, key, version))) continue
    const target = suggestion !== undefined && !Object.hasOwn(config, suggestion) ? suggestion : undefined
    report({
      message: `\`${name}\` sets \`${key}\`, which a ${kind} of Kafka ${version} does not have`,
      field: `config.${key}`,
      why: `${message} The client starts all the same, says so in one line of its log and does nothing with it.`,
      evidence: [{ name: key, value: shown }],
      fix:
        target === undefined
          ? setConfig(NODE_OF[kind], name, { [key]: undefined })
          : setConfig(NODE_OF[kind], name, { [key]: undefined, [target]: value }, `Rename it to ${target}`),
    })
  }
}

/** Reports values that a client's setting cannot have, each by itself. */
export function reportInvalidValues(
  { kind, name, config, version }: Client,
  report: (report: Report) => void,
): void {
  for (const { key, shown, isName, message, suggestion } of configProblems(kind, config, version)) {
    if (isName) continue
    report({
      message: `\`${name}\` sets \`${key}\` to \`${shown}\`, with which it cannot start`,
      field: `config.${key}`,
      why: `${message} A client checks every setting when it is made and throws where one is wrong.`,
      evidence: [{ name: key, value: shown }],
      fix: setConfig(NODE_OF[kind], name, { [key]: SAFE[key] ?? suggestion }),
    })
  }
}

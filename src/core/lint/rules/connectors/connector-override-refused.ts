import { before } from '../../../kafka/versions'
import { connectOf, groupIdOf } from '../../../model/connect-cluster'
import type { Cluster, ConnectCluster, Design } from '../../../model/design'
import { setWorkerSettings } from '../../connect-fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const POLICY = 'connector.client.config.override.policy'
const ALLOWED = 'connector.client.config.override.allowlist'
const OVERRIDE = /^(?:producer|consumer|admin)\.override\.(.+)$/
/** @see PrincipalConnectorClientConfigOverridePolicy.ALLOWED_CONFIG */
const OF_PRINCIPAL = ['sasl.jaas.config', 'sasl.mechanism', 'security.protocol']

/** What a policy lets a connector override, by its short name or its class; undefined of one that is not Kafka's. */
function takenBy(policy: string, { config }: ConnectCluster): ((key: string) => boolean) | undefined {
  switch (
    /^(?:org\.apache\.kafka\.connect\.connector\.policy\.)?(None|Principal|Allowlist)(?:ConnectorClientConfigOverridePolicy)?$/i
      .exec(policy)?.[1]
      ?.toLowerCase()
  ) {
    case 'none':
      return () => false
    case 'principal':
      return (key) => OF_PRINCIPAL.includes(key)
    case 'allowlist': {
      const allowed = String(config?.[ALLOWED] ?? '').split(',')
      return (key) => allowed.some((one) => one.trim() === key)
    }
    default:
      return undefined
  }
}

/** The policy of the workers, where it is stated or does not follow from a release that is only assumed. @see KIP-722 */
const policyOf = ({ config }: ConnectCluster, { kafkaVersion }: Cluster): string =>
  String(config?.[POLICY] ?? (before(kafkaVersion, '3.0') ? 'None' : 'All')).trim()

export const connectorOverrideRefused = defineRule({
  id: 'connector-override-refused',
  title: 'A client setting that the workers do not let a connector override',
  scope: 'connector',
  severity: 'error',
  stopsStart: true,
  kind: 'advice',
  why: 'Settings with producer.override., consumer.override. or admin.override. before them are for the clients of one connector. The workers ask their connector.client.config.override.policy whether they may be set: All takes them, None takes none, Principal those of who logs in, Allowlist those that it lists. A connector with one that is not taken is refused, and does not start. Before Kafka 3.0 None was the default.',
  reference: kafkaDocs(
    'configuration/kafka-connect-configs/#connectconfigs_connector.client.config.override.policy',
  ),
  examples: () => {
    const under = (config: Readonly<Record<string, string>>) => withSoundSource({}, {}, {}, { config })
    return {
      bad: [
        under({ [POLICY]: 'None' }),
        under({ [POLICY]: 'Principal' }),
        under({ [POLICY]: 'Allowlist', [ALLOWED]: 'linger.ms' }),
      ],
      good: [
        under({ [POLICY]: 'All' }),
        under({ [POLICY]: 'Allowlist', [ALLOWED]: 'linger.ms,compression.type' }),
        under({ [POLICY]: 'com.example.OurPolicy' }),
      ],
    }
  },
  check({ connector, connect, cluster }, report) {
    const policy = policyOf(connect, cluster)
    const isTaken = takenBy(policy, connect)
    if (!isTaken) return
    const refused = Object.keys(connector.config ?? {}).filter((key) => {
      const inner = OVERRIDE.exec(key)?.[1]
      return inner !== undefined && !isTaken(inner)
    })
    const [first] = refused
    if (first === undefined) return
    const isStated = connect.config?.[POLICY] !== undefined
    report({
      message: `\`${connector.name}\` sets \`${first}\`${refused.length > 1 ? ` and ${refused.length - 1} more` : ''}, which the workers of \`${groupIdOf(connect)}\` do not let it override`,
      ...(!isStated && { severity: 'warning' as const }),
      field: `config.${first}`,
      evidence: [
        { name: POLICY, value: isStated ? policy : `${policy}, the default before Kafka 3.0` },
        { name: 'overridden', value: refused.join(', ') },
      ],
      fix: setWorkerSettings(
        (design: Design) => connectOf(design.cluster, connector),
        { [POLICY]: 'All' },
        'Let connectors override settings of clients',
      ),
    })
  },
})

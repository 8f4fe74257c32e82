import { brokerConfig } from '../../../model/provider-defaults'
import { asChoice } from '../../fixes'
import { joinByClassicProtocol, protocolsOf, turnProtocolOn } from '../../protocols'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'group.protocol'
const PROTOCOLS = 'group.coordinator.rebalance.protocols'

export const consumerGroupProtocolTurnedOff = defineRule({
  id: 'consumer-group-protocol-turned-off',
  title: 'The brokers do not offer the protocol of a group',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'UnsupportedVersionException',
  why: 'The brokers’ group.coordinator.rebalance.protocols lists the protocols that they offer; since 4.0 the consumer protocol is among them by default. Where somebody has written classic alone, as files of older releases do, a consumer with group.protocol=consumer connects, is refused, and reads nothing. Take the setting away, or let the group use the classic protocol.',
  reference: brokerConfigDocs(PROTOCOLS),
  examples: () => {
    const config = { [KEY]: 'consumer', 'partition.assignment.strategy': undefined }
    return {
      bad: [soundDesign({ cluster: { config: { [PROTOCOLS]: 'classic' } }, group: { config } })],
      good: [
        soundDesign({ cluster: { config: { [PROTOCOLS]: 'classic,consumer' } }, group: { config } }),
        soundDesign({ cluster: { config: { [PROTOCOLS]: 'classic' } } }),
      ],
    }
  },
  check({ group, cluster, settings, reads }, report) {
    const offered = protocolsOf(brokerConfig(cluster))
    if (offered === undefined || offered.includes('consumer') || reads.length === 0) return
    if (group.reads === 'share' || settings.text(KEY).toLowerCase() !== 'consumer') return
    report({
      message: `\`${group.name}\` uses the consumer protocol, and the brokers offer ${offered.join(' and ')} only`,
      field: `config.${KEY}`,
      cause: PROTOCOLS,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: `${PROTOCOLS} of the brokers`, value: offered.join(',') },
      ],
      choices: [asChoice(turnProtocolOn('consumer')), asChoice(joinByClassicProtocol(group.name))],
    })
  },
})

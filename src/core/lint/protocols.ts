import type { Config } from '../model/design'
import { changeCluster, type LabelledFix, setConfig } from './fixes'

const PROTOCOLS = 'group.coordinator.rebalance.protocols'

const listOf = (value: Config[string] | undefined): readonly string[] =>
  String(value ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)

/** Returns the rebalance protocols that brokers are told to offer; undefined where nobody says. @see GroupCoordinatorConfig */
export function protocolsOf(config: Config | undefined): readonly string[] | undefined {
  const protocols = listOf(config?.[PROTOCOLS])
  return protocols.length === 0 ? undefined : protocols
}

/** Has the brokers offer one more protocol. */
export const turnProtocolOn = (protocol: string): LabelledFix =>
  changeCluster(`Have the brokers offer the ${protocol} protocol`, (before) => {
    const offered = listOf(before.config?.[PROTOCOLS])
    if (offered.includes(protocol)) return before
    return { ...before, config: { ...before.config, [PROTOCOLS]: [...offered, protocol].join(',') } }
  })

/** Has a consumer group join by the classic protocol, with nothing left of the new one. */
export const joinByClassicProtocol = (group: string): LabelledFix =>
  setConfig(
    'consumerGroup',
    group,
    { 'group.protocol': undefined, 'group.remote.assignor': undefined },
    'Use the classic protocol',
  )

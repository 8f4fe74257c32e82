import type { Config } from '../model/design'
import { changeCluster, type LabelledFix } from './fixes'

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

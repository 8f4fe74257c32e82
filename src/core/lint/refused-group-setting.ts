import { groupLimits } from '../kafka/validate/group'
import { explainRejection, validateConfig } from '../kafka/validate-config'
import type { Cluster, Config } from '../model/design'
import { brokerConfig } from '../model/provider-defaults'
import type { Report } from './rule'

export interface RefusedGroupSetting {
  readonly key: string
  readonly errorClass: string
  readonly why: string
  readonly evidence: Report['evidence']
}

/**
 * Returns the first setting of a group that its brokers refuse, with a sentence that says why and the brokers' limits;
 * undefined where they take all of them. Two that do not go together are told at the first.
 */
export function refusedGroupSetting(settings: Config, cluster: Cluster): RefusedGroupSetting | undefined {
  const { kafkaVersion } = cluster
  const brokers = brokerConfig(cluster) ?? {}
  const judged = validateConfig('group', settings, kafkaVersion, brokers)
  if (judged.ok) return undefined
  const keys = Object.keys(settings)
  const isRefused = (key: string) =>
    !validateConfig('group', { [key]: settings[key] ?? null }, kafkaVersion, brokers).ok
  const key = keys.find(isRefused) ?? keys[0] ?? ''
  return {
    key,
    errorClass: judged.errorClass,
    why: `${explainRejection('group', settings, kafkaVersion, brokers) ?? ''} The group goes on with what it had before.`,
    evidence: [
      { name: key, value: String(settings[key] ?? 'nothing') },
      ...groupLimits(key, kafkaVersion, brokers).map((limit) => ({
        name: limit.key,
        value: limit.isStated ? `${limit.value}` : `${limit.value}, the default`,
      })),
    ],
  }
}

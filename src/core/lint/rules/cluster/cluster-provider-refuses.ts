import { PROVIDER_LABELS } from '../../../model/provider-ids'
import { chosenOf } from '../../../sizing/profiles/providers'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const clusterProviderRefuses = defineRule({
  id: 'cluster-provider-refuses',
  title: 'A broker setting that the provider keeps for itself',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A provider that runs the brokers sets what their availability rests on, and refuses a configuration that names such a setting. What the design says of it then holds nowhere: the brokers have the provider’s value. What no page of the provider says is not judged.',
  reference: brokerConfigDocs('min.insync.replicas'),
  examples: () => {
    const express = (config: Readonly<Record<string, number>>) =>
      soundDesign({
        cluster: { profile: { provider: 'amazon-msk-express' }, config },
        topic: { config: { 'min.insync.replicas': undefined } },
        deadLetterTopic: { config: { 'min.insync.replicas': undefined } },
      })
    return {
      bad: [
        soundDesign({
          cluster: { profile: { provider: 'aiven' }, config: { 'log.dirs': '/data/kafka' } },
        }),
        express({ 'num.io.threads': 32 }),
        express({ 'min.insync.replicas': 3 }),
      ],
      good: [
        express({ 'min.insync.replicas': 2 }),
        soundDesign({ cluster: { config: { 'num.io.threads': 32 } } }),
      ],
    }
  },
  check({ cluster }, report) {
    const chosen = chosenOf(cluster)
    const fixed = chosen?.provider.fixedSettings
    if (chosen === undefined || fixed === undefined || cluster.config === undefined) return
    const label = PROVIDER_LABELS[chosen.provider.id]
    for (const [key, has] of Object.entries(cluster.config)) {
      if (!Object.hasOwn(fixed.values, key)) continue
      const value = fixed.values[key]
      if (value !== null && String(has) === String(value)) continue
      report({
        at: 'cluster',
        message: `\`${key}\` cannot be set on ${label}: ${value === null ? 'the provider chooses it' : `it is ${value} there`}`,
        cause: key,
        field: `config.${key}`,
        reference: fixed.source.url,
        evidence: [
          { name: key, value: String(has) },
          { name: `on ${label}`, value: value === null ? 'set by the provider' : String(value) },
          { name: 'source', value: `${fixed.source.title}, ${fixed.source.date}` },
        ],
        fix: changeCluster(`Remove ${key}`, ({ config: { [key]: _fixed, ...rest } = {}, ...before }) => ({
          ...before,
          config: rest,
        })),
      })
    }
  },
})

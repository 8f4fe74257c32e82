import { NOT_FOR_SHARE_CONSUMERS } from '../../../kafka/share-consumer-settings'
import { shareKeyOf } from '../../../settings/by-reading'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

export const consumerGroupShareConfigRejected = defineRule({
  id: 'consumer-group-share-config-rejected',
  title: 'A share consumer with settings of another kind',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A share consumer refuses to start with settings that say who owns a partition, how far a group came or how it rebalances: a share group has none of that. Where it begins and whether it sees aborted records are the group’s own, kept by the brokers: share.auto.offset.reset and share.isolation.level.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => ({
    bad: [
      soundDesign({ topic: IN_ANY_ORDER, group: { ...SOUND_SHARE, config: {} } }),
      soundDesign({
        topic: IN_ANY_ORDER,
        group: { ...SOUND_SHARE, config: { ...SOUND_SHARE.config, 'isolation.level': 'read_committed' } },
      }),
    ],
    good: [
      soundDesign({ topic: IN_ANY_ORDER, group: SOUND_SHARE }),
      soundDesign({
        topic: IN_ANY_ORDER,
        group: { ...SOUND_SHARE, config: { ...SOUND_SHARE.config, 'max.poll.records': 100 } },
      }),
    ],
  }),
  check({ group }, report) {
    const { reads, name, config } = group
    if (reads !== 'share' || config === undefined) return
    const refused = NOT_FOR_SHARE_CONSUMERS.filter((key) => Object.hasOwn(config, key))
    const [first] = refused
    if (first === undefined) return
    const more = refused.length === 1 ? '' : ` and ${refused.length - 1} more`
    const moved = refused.some((key) => shareKeyOf(key) !== key)
    report({
      message: `\`${name}\` cannot start: a share consumer refuses \`${first}\`${more}`,
      field: `config.${first}`,
      evidence: refused.map((key) => ({ name: key, value: String(config[key] ?? 'nothing') })),
      fix: changeNode(
        'consumerGroup',
        name,
        moved ? 'Set it for the group, and remove the rest' : `Remove ${refused.join(' and ')}`,
        (node) => {
          const { config: before, groupConfig, ...rest } = node
          const left = Object.entries(before ?? {}).filter(([key]) => !refused.includes(key))
          const said = Object.entries(before ?? {}).flatMap(([key, value]) =>
            refused.includes(key) && shareKeyOf(key) !== key ? [[shareKeyOf(key), value] as const] : [],
          )
          return {
            ...rest,
            ...(left.length > 0 && { config: Object.fromEntries(left) }),
            ...((said.length > 0 || groupConfig) && {
              groupConfig: { ...Object.fromEntries(said), ...groupConfig },
            }),
          }
        },
      ),
    })
  },
})

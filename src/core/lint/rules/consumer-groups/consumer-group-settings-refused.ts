import { setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { refusedGroupSetting } from '../../refused-group-setting'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

export const consumerGroupSettingsRefused = defineRule({
  id: 'consumer-group-settings-refused',
  title: 'Settings of a group that the brokers refuse',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'Settings of a group are kept by the brokers, which take each only within limits of their own: a session between group.consumer.min.session.timeout.ms and its like, a lock of a share group up to a minute. Anything else is refused when it is set, and the group goes on with what it had.',
  reference: kafkaDocs('configuration/group-configs/'),
  examples: () => {
    const of = (
      groupConfig: Readonly<Record<string, string | number>>,
      config: Readonly<Record<string, number>> = {},
    ) =>
      soundDesign({
        cluster: { config },
        topic: IN_ANY_ORDER,
        group: { ...SOUND_SHARE, groupConfig: { ...SOUND_SHARE.groupConfig, ...groupConfig } },
      })
    return {
      bad: [
        of({ 'share.record.lock.duration.ms': 300_000 }),
        of({ 'share.delivery.limit': 3 }),
        of(
          { 'share.record.lock.duration.ms': 45_000 },
          { 'group.share.max.record.lock.duration.ms': 40_000 },
        ),
      ],
      good: [
        of({ 'share.record.lock.duration.ms': 45_000 }),
        of(
          { 'share.record.lock.duration.ms': 300_000 },
          { 'group.share.max.record.lock.duration.ms': 600_000 },
        ),
      ],
    }
  },
  check({ group, cluster }, report) {
    const { name, groupConfig } = group
    if (groupConfig === undefined) return
    const refused = refusedGroupSetting(groupConfig, cluster)
    if (!refused) return
    const { key, errorClass, why, evidence } = refused
    report({
      message: `The brokers refuse \`${key}\` of \`${name}\``,
      field: `groupConfig.${key}`,
      errorClass,
      why,
      evidence,
      fix: setGroupConfig('consumerGroup', name, { [key]: undefined }),
    })
  },
})

import { setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { refusedGroupSetting } from '../../refused-group-setting'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppGroupSettingsRefused = defineRule({
  id: 'streams-app-group-settings-refused',
  title: 'Settings of a streams group that the brokers refuse',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'What is set of a streams group is kept by the brokers, which take each setting only within limits of their own: a session between group.streams.min.session.timeout.ms and its like, and as many standby copies as group.streams.max.standby.replicas, which is two. Anything else is refused when it is set, and the group goes on with what it had.',
  reference: kafkaDocs('configuration/group-configs/'),
  examples: () => {
    const of = (
      groupConfig: Readonly<Record<string, string | number>>,
      brokers: Readonly<Record<string, number>> = {},
    ) =>
      withSoundApp(
        { config: { 'group.protocol': 'streams', 'num.standby.replicas': undefined }, groupConfig },
        { cluster: { config: brokers } },
      )
    return {
      bad: [
        of({ 'streams.num.standby.replicas': 3 }),
        of({ 'streams.session.timeout.ms': 30_000 }),
        of({ 'streams.num.standby.replica': 1 }),
      ],
      good: [
        of({ 'streams.num.standby.replicas': 2, 'streams.session.timeout.ms': 60_000 }),
        of({ 'streams.num.standby.replicas': 3 }, { 'group.streams.max.standby.replicas': 3 }),
      ],
    }
  },
  check({ app: { name, groupConfig }, cluster }, report) {
    const refused = groupConfig && refusedGroupSetting(groupConfig, cluster)
    if (!refused) return
    const { key, errorClass, why, evidence } = refused
    report({
      message: `The brokers refuse \`${key}\` of the group of \`${name}\``,
      field: `groupConfig.${key}`,
      errorClass,
      why,
      evidence,
      fix: setGroupConfig('streamsApp', name, { [key]: undefined }),
    })
  },
})

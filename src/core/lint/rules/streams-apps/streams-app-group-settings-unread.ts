import { before } from '../../../kafka/versions'
import { hasStreamsGroup } from '../../../settings/streams-settings'
import { asChoice, type LabelledFix, setConfig, setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const PROTOCOL = 'group.protocol'

/** What its clients say themselves by the classic protocol, and a streams group does not take from them. */
const asStreamsGroup = (name: string): LabelledFix =>
  setConfig(
    'streamsApp',
    name,
    {
      [PROTOCOL]: 'streams',
      'num.standby.replicas': undefined,
      'max.warmup.replicas': undefined,
      'group.instance.id': undefined,
      'consumer.group.instance.id': undefined,
      'main.consumer.group.instance.id': undefined,
    },
    'Make it a streams group',
  )

export const streamsAppGroupSettingsUnread = defineRule({
  id: 'streams-app-group-settings-unread',
  title: 'Settings of a group that is no streams group',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'What the brokers keep of a group under streams. is for a group whose tasks they assign: one of clients with group.protocol=streams. By the classic protocol the clients assign their tasks themselves and read none of it: sessions, heartbeats and standby copies are what their own settings say.',
  reference: kafkaDocs('streams/developer-guide/streams-rebalance-protocol/'),
  examples: () => {
    const groupConfig = { 'streams.num.standby.replicas': 1 }
    return {
      bad: [withSoundApp({ groupConfig })],
      good: [
        withSoundApp({
          config: { [PROTOCOL]: 'streams', 'num.standby.replicas': undefined },
          groupConfig,
        }),
      ],
    }
  },
  check({ app, name, cluster }, report) {
    const set = Object.keys(app.groupConfig ?? {}).filter((key) => key.startsWith('streams.'))
    const [first] = set
    if (first === undefined || hasStreamsGroup(app)) return
    report({
      message: `\`${name}\` is no streams group: \`${first}\` does nothing`,
      field: `groupConfig.${first}`,
      evidence: [
        { name: PROTOCOL, value: 'classic' },
        ...set.map((key) => ({ name: key, value: String(app.groupConfig?.[key] ?? 'nothing') })),
        { name: 'Kafka', value: cluster.kafkaVersion },
      ],
      choices: [
        ...(before(cluster.kafkaVersion, '4.2') ? [] : [asChoice(asStreamsGroup(name))]),
        asChoice(
          setGroupConfig(
            'streamsApp',
            name,
            Object.fromEntries(set.map((key) => [key, undefined])),
            'Take them away',
          ),
        ),
      ],
    })
  },
})

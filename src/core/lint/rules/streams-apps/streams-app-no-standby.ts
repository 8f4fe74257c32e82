import { RESTORE_BYTES_PER_SECOND } from '../../../facts/state-of-instance'
import { streamsFacts } from '../../../facts/streams-facts'
import { standbysAsked } from '../../../settings/streams-settings'
import { formatBytes, formatDuration } from '../../../shared/format'
import { setConfig, setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { LARGE_STATE, withSoundApp } from '../../sound-design'

const STANDBYS = 'num.standby.replicas'

export const streamsAppNoStandby = defineRule({
  id: 'streams-app-no-standby',
  title: 'Large state that only one instance has',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'When an instance is gone, another one takes over its tasks and first reads their state back from the changelogs, and their partitions stand still meanwhile. A standby replica keeps a second copy up to date on another instance, which goes on within seconds. It costs that copy on disk, and reading the changelogs all the time.',
  reference: kafkaDocs('streams/architecture/#fault-tolerance'),
  examples: () => {
    const grouped = { [STANDBYS]: undefined, 'group.protocol': 'streams' }
    return {
      bad: [
        withSoundApp({ config: { [STANDBYS]: undefined }, processing: LARGE_STATE }),
        withSoundApp({ config: grouped, processing: LARGE_STATE }),
      ],
      good: [
        withSoundApp({ config: { [STANDBYS]: undefined } }),
        withSoundApp(
          { config: { [STANDBYS]: undefined }, processing: LARGE_STATE },
          { cluster: { environment: 'development' } },
        ),
        withSoundApp({
          config: { ...grouped, 'state.dir': '/var/lib/kafka-streams' },
          groupConfig: { 'streams.num.standby.replicas': 1 },
          processing: LARGE_STATE,
        }),
      ],
    }
  },
  check(view, report) {
    const facts = streamsFacts(view)
    if (view.cluster.environment === 'development') return
    if (!facts.ok || facts.standbys > 0 || facts.instances < 2 || !facts.isLarge) return
    const { field, key } = standbysAsked(view.app, view.cluster)
    const changelogs = (facts.restore.value / 1000) * RESTORE_BYTES_PER_SECOND
    report({
      message: `\`${view.name}\` has no standby: an instance is restored from ${formatBytes(changelogs)} of changelogs in ${formatDuration(facts.restore.value)}`,
      field: `${field}.${key}`,
      evidence: [
        { name: 'state of an instance', value: formatBytes(facts.diskPerInstance.value) },
        {
          name: 'changelogs of an instance, read back at an assumed 40 MB/s',
          value: formatBytes(changelogs),
        },
        { name: key, value: '0' },
      ],
      fix:
        field === 'groupConfig'
          ? setGroupConfig('streamsApp', view.name, { [key]: 1 }, 'Keep one standby')
          : setConfig('streamsApp', view.name, { [key]: 1 }, 'Keep one standby'),
    })
  },
})

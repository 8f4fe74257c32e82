import { RESTORE_BYTES_PER_SECOND } from '../../../facts/state-of-instance'
import { streamsFacts } from '../../../facts/streams-facts'
import { formatBytes, formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { LARGE_STATE, withSoundApp } from '../../sound-design'

const STATE = 'state.dir'
/** Where Kafka keeps state on most machines, where nobody says another folder. @see StreamsConfig.STATE_DIR_CONFIG */
const DEFAULT = '/tmp/kafka-streams'
const TEMPORARY = /^\/(?:private\/)?tmp(?:\/|$)|java\.io\.tmpdir|\\Temp(?:\\|$)/i

export const streamsAppStateInTemporaryFolder = defineRule({
  id: 'streams-app-state-in-temporary-folder',
  title: 'State in a folder for temporary files',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'RocksDB keeps state in state.dir, which by default is below the folder for temporary files. There it is gone after a restart of the machine or of the container, and some systems delete what was not touched for days while the application runs. All of it is then read back from the changelogs, and its partitions stand still meanwhile. Name a folder on a disk that stays.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#state-dir'),
  examples: () => {
    const inMemory = [
      {
        stream: 'orders',
        steps: [
          'groupByKey' as const,
          { op: 'count' as const, store: { name: 'per-order', keys: 1_000, type: 'memory' as const } },
          'toStream' as const,
          { op: 'to' as const, topic: 'order-counts' },
        ],
      },
    ]
    return {
      bad: [
        withSoundApp({ config: { [STATE]: '/tmp/order-counter' } }),
        withSoundApp({ processing: LARGE_STATE }),
      ],
      good: [
        withSoundApp({ config: { [STATE]: '/var/lib/order-counter' }, processing: LARGE_STATE }),
        withSoundApp({ config: { [STATE]: '/data/tmp/streams' } }),
        withSoundApp({ config: { [STATE]: '/tmp/order-counter' }, processing: inMemory }),
        withSoundApp(
          { config: { [STATE]: '/tmp/order-counter' } },
          { cluster: { environment: 'development' } },
        ),
      ],
    }
  },
  check(view, report) {
    const { name, app, cluster } = view
    if (cluster.environment === 'development') return
    const stated = app.config?.[STATE]
    const folder = String(stated ?? DEFAULT).trim()
    if (!TEMPORARY.test(folder)) return
    const facts = streamsFacts(view)
    if (!facts.ok || !facts.stores.some(({ isPersistent }) => isPersistent)) return
    // Little of it is back within seconds, wherever it was.
    if (stated === undefined && !facts.isLarge) return
    const changelogs = (facts.restore.value / 1000) * RESTORE_BYTES_PER_SECOND
    report({
      message: `\`${name}\` keeps ${formatBytes(facts.diskPerInstance.value)} of state an instance in a folder for temporary files: its changelogs, ${formatBytes(changelogs)}, take ${formatDuration(facts.restore.value)} to read back`,
      field: `config.${STATE}`,
      ...(stated === undefined && { severity: 'info', notStated: 'folder of state' }),
      evidence: [
        { name: STATE, value: stated === undefined ? `${DEFAULT}, the default` : folder },
        { name: 'state of an instance', value: formatBytes(facts.diskPerInstance.value) },
        {
          name: 'changelogs of an instance, read back at an assumed 40 MB/s',
          value: formatBytes(changelogs),
        },
      ],
      fix: setConfig(
        'streamsApp',
        name,
        { [STATE]: '/var/lib/kafka-streams' },
        'Keep it on a disk that stays',
      ),
    })
  },
})

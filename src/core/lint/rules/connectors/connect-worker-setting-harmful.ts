import { connectOf, groupIdOf, isExactlyOnceSource, workerSetting } from '../../../model/connect-cluster'
import { DEFAULT_INSTANCES } from '../../../model/defaults'
import type { ConfigValue, ConnectCluster } from '../../../model/design'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount, formatCountOf, formatDuration } from '../../../shared/format'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/units'
import type { ConnectorView, DesignView } from '../../../views/views'
import { setWorkerSettings } from '../../connect-fixes'
import { changeCluster, type LabelledFix } from '../../fixes'
import { brokerConfigDocs, kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

const SESSION = 'session.timeout.ms'
const HEARTBEAT = 'heartbeat.interval.ms'
const LEAST = 'group.min.session.timeout.ms'
const MOST = 'group.max.session.timeout.ms'
const FLUSH = 'offset.flush.interval.ms'
const PROTOCOL = 'connect.protocol'
const FLUSH_TIMEOUT = 'offset.flush.timeout.ms'
const REST = 'rest.advertised.host.name'
const DELAY = 'scheduled.rebalance.max.delay.ms'
/** What a source reads again after a crash, at most; the default is a minute. */
const LONG_FLUSH_MS = 10 * MINUTE_MS
const LONG_DELAY_MS = HOUR_MS

export const connectWorkerSettingHarmful = defineRule({
  id: 'connect-worker-setting-harmful',
  title: 'Connect workers that do not start, or do not carry on',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'The workers of a Connect cluster are a group to the brokers: they ask for a session as consumers do, and go over to each other what one of them ran. A worker alone has nobody to go over to. What a source has read is noted every offset.flush.interval.ms; after a crash it is read and written again from the last note.',
  reference: kafkaDocs('kafka-connect/user-guide/#running-kafka-connect'),
  examples: () => {
    const workers = (config: Readonly<Record<string, ConfigValue>>, brokers = {}) =>
      withSoundSource({}, {}, { cluster: { config: brokers } }, { config })
    return {
      bad: [
        workers({ [SESSION]: 5000, [HEARTBEAT]: 1000 }),
        workers({}, { [LEAST]: 30_000 }),
        workers({ [SESSION]: 10_000, [HEARTBEAT]: 10_000 }),
        workers({ [FLUSH]: HOUR_MS }),
        workers({ [DELAY]: 24 * HOUR_MS }),
        workers({ [PROTOCOL]: 'eager' }),
        workers({ [REST]: 'localhost' }),
        workers({ [FLUSH_TIMEOUT]: 10 }),
        withSoundSink({}, {}, { workers: 1 }),
        withSoundSink(
          {},
          { cluster: { environment: 'staging' } },
          { config: { 'status.storage.replication.factor': 5 } },
        ),
      ],
      good: [
        workers({ [SESSION]: 30_000, [HEARTBEAT]: 5000, [FLUSH]: 10_000 }),
        withSoundSink({}, {}, { config: { [FLUSH]: HOUR_MS } }),
        // Their offsets are in the transactions of their records.
        workers({ [FLUSH_TIMEOUT]: 10, [FLUSH]: HOUR_MS, 'exactly.once.source.support': 'enabled' }),
        withSoundSink({}, {}, { workers: undefined, config: { [REST]: 'localhost' } }),
        withSoundSink({}, { cluster: { environment: 'staging' } }, { workers: 1 }),
      ],
    }
  },
  check(view, report) {
    if (view.connectors.length === 0) return
    const clusters = new Map<ConnectCluster, ConnectorView[]>()
    for (const one of view.connectors) {
      const before = clusters.get(one.connect)
      if (before) before.push(one)
      else clusters.set(one.connect, [one])
    }
    for (const [connect, connectors] of clusters) {
      const [first] = connectors
      if (first === undefined) continue
      const say = (one: Report) => report({ at: first.id, ...one })
      checkSession(view, connect, say)
      checkCarryOn(view, connect, connectors, say)
      checkCopies(view, connect, say)
    }
  },
})

const numberOf = (connect: ConnectCluster, key: string): number => Number(workerSetting(connect, key))

const set = (
  connect: ConnectCluster,
  settings: Readonly<Record<string, ConfigValue>>,
  label: string,
): LabelledFix =>
  setWorkerSettings(({ cluster }) => connectOf(cluster, { connect: connect.name }), settings, label)

/** The brokers let no worker into its group whose session they do not allow. */
function checkSession({ cluster }: DesignView, connect: ConnectCluster, say: (report: Report) => void): void {
  const [session, heartbeat] = [numberOf(connect, SESSION), numberOf(connect, HEARTBEAT)]
  const least = brokerNumber(cluster, LEAST, 6000)
  const most = brokerNumber(cluster, MOST, 1_800_000)
  const workers = `The workers of \`${groupIdOf(connect)}\``
  if (least <= most && !(session >= least && session <= most)) {
    const isShort = session < least
    say({
      severity: 'error',
      kind: 'rejected',
      errorClass: 'InvalidSessionTimeoutException',
      message: `${workers} ask for a session of ${formatDuration(session)}, the brokers allow ${isShort ? 'no less than' : 'at most'} ${formatDuration(isShort ? least : most)}`,
      reference: brokerConfigDocs(LEAST),
      evidence: [
        { name: SESSION, value: formatDuration(session) },
        { name: LEAST, value: formatDuration(least) },
        { name: MOST, value: formatDuration(most) },
      ],
      cause: SESSION,
      fix: set(
        connect,
        { [SESSION]: isShort ? least : most },
        `Ask for a session of ${formatDuration(isShort ? least : most)}`,
      ),
    })
  } else if (heartbeat * 3 > session && connect.config !== undefined) {
    const isOver = heartbeat >= session
    const third = Math.max(1, Math.floor(session / 3))
    say({
      ...(isOver && { severity: 'error' as const }),
      message: isOver
        ? `${workers} do not start: their heartbeat comes after their session`
        : `${workers} leave after ${heartbeat * 2 > session ? 'one heartbeat that is late' : 'two heartbeats that are late'}`,
      evidence: [
        { name: HEARTBEAT, value: formatDuration(heartbeat) },
        { name: SESSION, value: formatDuration(session) },
      ],
      cause: HEARTBEAT,
      fix: set(connect, { [HEARTBEAT]: third }, `Beat every ${formatDuration(third)}`),
    })
  }
}

/** What happens after a worker has stopped. */
function checkCarryOn(
  { cluster }: DesignView,
  connect: ConnectCluster,
  connectors: readonly ConnectorView[],
  say: (report: Report) => void,
): void {
  if (cluster.environment !== 'production') return
  const workers = `workers of \`${groupIdOf(connect)}\``
  const flush = numberOf(connect, FLUSH)
  const source = connectors.find(({ side }) => side === 'source')
  if (flush > LONG_FLUSH_MS && source && !isExactlyOnceSource(connect))
    say({
      at: source.id,
      message: `After a crash \`${source.name}\` writes again what it read in up to ${formatDuration(flush)}`,
      evidence: [{ name: FLUSH, value: formatDuration(flush) }],
      cause: FLUSH,
      fix: set(connect, { [FLUSH]: MINUTE_MS }, 'Note offsets every minute'),
    })
  const delay = numberOf(connect, DELAY)
  if (delay > LONG_DELAY_MS)
    say({
      message: `The tasks of a worker that is gone stand still for ${formatDuration(delay)}, before other ${workers} take them`,
      evidence: [{ name: DELAY, value: formatDuration(delay) }],
      cause: DELAY,
      fix: set(connect, { [DELAY]: 5 * MINUTE_MS }, 'Wait five minutes for it'),
    })
  if (
    String(connect.config?.[REST] ?? '').trim() === 'localhost' &&
    (connect.workers ?? DEFAULT_INSTANCES) > 1
  )
    say({
      message: `The ${workers} tell each other to be found at localhost: what is asked of one that does not lead them fails`,
      evidence: [{ name: REST, value: 'localhost' }],
      cause: REST,
      fix: set(connect, { [REST]: null }, 'Let each find out its own name'),
    })
  const timeout = numberOf(connect, FLUSH_TIMEOUT)
  if (timeout < SECOND_MS && source && !isExactlyOnceSource(connect))
    say({
      at: source.id,
      message: `Offsets of \`${source.name}\` are noted only where that takes less than ${formatDuration(timeout)}; else not at all until the next time`,
      evidence: [{ name: FLUSH_TIMEOUT, value: formatDuration(timeout) }],
      cause: FLUSH_TIMEOUT,
      fix: set(connect, { [FLUSH_TIMEOUT]: 5_000 }, 'Allow five seconds for it'),
    })
  if (String(connect.config?.[PROTOCOL] ?? '').toLowerCase() === 'eager')
    say({
      message: `The ${workers} stop all connectors and tasks whenever one of them comes, goes or is changed`,
      evidence: [{ name: PROTOCOL, value: 'eager' }],
      cause: PROTOCOL,
      fix: set(connect, { [PROTOCOL]: 'sessioned' }, 'Rebalance by and by'),
    })
  if (connect.workers !== 1) return
  say({
    message: `\`${groupIdOf(connect)}\` has a single worker: when it stops, ${connectors.length === 1 ? 'its connector stops' : `its ${formatCount(connectors.length)} connectors stop`}`,
    evidence: [
      { name: `workers of ${connect.name}`, value: '1' },
      { name: 'connectors', value: formatCount(connectors.length) },
    ],
    cause: 'workers',
    fix: changeCluster('Run two workers', (before) => ({
      ...before,
      connect: (before.connect ?? []).map((one) =>
        one.name === connect.name ? { ...one, workers: 2 } : one,
      ),
    })),
  })
}

/** Workers create their topics when they first start, and do not start where the brokers refuse that. */
function checkCopies(
  { cluster, topics }: DesignView,
  connect: ConnectCluster,
  say: (report: Report) => void,
): void {
  for (const role of ['config', 'offset', 'status']) {
    const key = `${role}.storage.replication.factor`
    const stated = connect.config?.[key]
    const copies = Number(stated)
    if (stated === undefined || !(copies > cluster.brokers)) continue
    if (topics.some(({ name }) => name === String(connect.config?.[`${role}.storage.topic`]))) continue
    say({
      severity: 'error',
      kind: 'rejected',
      errorClass: 'InvalidReplicationFactorException',
      message: `The workers of \`${groupIdOf(connect)}\` do not start: they want ${formatCount(copies)} replicas of their ${role} topic, of ${formatCountOf(cluster.brokers, 'broker')}`,
      evidence: [
        { name: key, value: String(copies) },
        { name: 'brokers', value: String(cluster.brokers) },
      ],
      cause: key,
      fix: set(
        connect,
        { [key]: Math.min(3, cluster.brokers) },
        `Keep ${Math.min(3, cluster.brokers)} copies`,
      ),
    })
  }
}

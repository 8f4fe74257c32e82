import { DAY_MS } from '../../../shared/units'
import type { TopicView } from '../../../views/views'
import { changeCluster, setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { soundDesign } from '../../sound-design'

const SYSTEM = 'remote.log.storage.system.enable'
/** `local.retention.*` at this value follow the whole topic's retention. */
const SAME_AS_RETENTION = -2

const TIERED = { cluster: { config: { [SYSTEM]: true } } }

interface Conflict {
  readonly says: string
  readonly settings: readonly string[]
  readonly fix: NonNullable<Report['fix']>
  /** Whether nobody has said what the brokers offer: their default refuses it. */
  readonly isAssumed?: boolean
}

function conflictOf({ topic, cluster, settings }: TopicView): Conflict | null {
  const { name } = topic
  const offered = cluster.config?.[SYSTEM]
  if (String(offered ?? false).toLowerCase() !== 'true') {
    const enable = changeCluster(`Enable tiered storage on the brokers`, (before) => ({
      ...before,
      config: { ...before.config, [SYSTEM]: true },
    }))
    return offered === undefined
      ? {
          says: 'wants tiered storage, which brokers refuse until they are told to offer it',
          settings: [],
          fix: enable,
          isAssumed: true,
        }
      : { says: 'wants tiered storage, which the brokers do not offer', settings: [], fix: enable }
  }
  const policy = settings.text('cleanup.policy')
  if (policy.includes('compact')) {
    return {
      says: 'is compacted, which tiered storage cannot hold',
      settings: ['cleanup.policy'],
      fix: setConfig('topic', name, { 'remote.storage.enable': false }),
    }
  }
  for (const unit of ['ms', 'bytes'] as const) {
    const whole = settings.number(`retention.${unit}`)
    const local = settings.number(`local.retention.${unit}`)
    const keys = [`retention.${unit}`, `local.retention.${unit}`]
    if (local === SAME_AS_RETENTION) continue
    const fix = setConfig('topic', name, { [`local.retention.${unit}`]: SAME_AS_RETENTION })
    if (whole >= 0 && (local === -1 || local > whole)) {
      return { says: 'keeps records longer on the brokers than at all', settings: keys, fix }
    }
    if (settings.flag('remote.log.copy.disable') && local !== whole) {
      return {
        says: 'copies nothing to tiered storage, so it must keep all of it on the brokers',
        settings: [...keys, 'remote.log.copy.disable'],
        fix,
      }
    }
  }
  return null
}

export const topicTieredStorageConflict = defineRule({
  id: 'topic-tiered-storage-conflict',
  title: 'Settings that tiered storage refuses',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidConfigurationException',
  why: 'Tiered storage copies the closed segments of a topic to a remote store, and the brokers delete their copies after local.retention. What is on the brokers is a part of the whole, so it cannot be kept for longer or be larger. Compacted topics cannot be tiered, and the brokers must have it enabled. Kafka refuses a topic whose settings say otherwise.',
  reference: kafkaDocs('operations/tiered-storage/'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'remote.storage.enable': true } } }),
      soundDesign({
        cluster: { config: { [SYSTEM]: false } },
        topic: { config: { 'remote.storage.enable': true } },
      }),
      soundDesign({
        ...TIERED,
        topic: { config: { 'remote.storage.enable': true, 'cleanup.policy': 'compact' } },
      }),
      soundDesign({
        ...TIERED,
        topic: { config: { 'remote.storage.enable': true, 'local.retention.ms': 30 * DAY_MS } },
      }),
      soundDesign({
        ...TIERED,
        topic: {
          config: {
            'remote.storage.enable': true,
            'remote.log.copy.disable': true,
            'local.retention.ms': DAY_MS,
          },
        },
      }),
    ],
    good: [
      soundDesign({
        ...TIERED,
        topic: { config: { 'remote.storage.enable': true, 'local.retention.ms': DAY_MS } },
      }),
      soundDesign({ topic: { config: { 'local.retention.ms': 30 * DAY_MS } } }),
    ],
  }),
  check(view, report) {
    if (!view.settings.flag('remote.storage.enable')) return
    const conflict = conflictOf(view)
    if (conflict === null) return
    report({
      message: `\`${view.topic.name}\` ${conflict.says}`,
      ...(conflict.isAssumed === true && {
        severity: 'warning' as const,
        notStated: 'tiered storage of the brokers',
      }),
      field: `config.${conflict.settings.at(-1) ?? 'remote.storage.enable'}`,
      evidence: ['remote.storage.enable', ...conflict.settings].map((key) => ({
        name: key,
        value: view.settings.text(key),
      })),
      fix: conflict.fix,
    })
  },
})

import { DEFAULT_INSTANCES } from '../../../model/defaults'
import { isExactlyOnce } from '../../../model/inside-streams'
import { formatDuration } from '../../../shared/format'
import { MINUTE_MS, SECOND_MS } from '../../../shared/units'
import type { StreamsAppView } from '../../../views/views'
import { isFilledIn } from '../../filled-in'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

interface Harmful {
  readonly key: string
  isHarmful(value: number, view: StreamsAppView): boolean
  /** What becomes of it, after the setting and its value. */
  says(value: number): string
  readonly severity?: 'info' | 'error'
}

/** @see StreamsConfig: StateDirectory, HighAvailabilityTaskAssignor, TaskExecutor */
const HARMFUL: readonly Harmful[] = [
  {
    key: 'commit.interval.ms',
    isHarmful: (value, { app }) => !isExactlyOnce(app) && value > 5 * MINUTE_MS,
    says: (value) =>
      `after a crash up to ${formatDuration(value)} of records are processed again, and their results written again`,
  },
  {
    key: 'state.cleanup.delay.ms',
    isHarmful: (value) => value < MINUTE_MS,
    says: (value) =>
      `${formatDuration(value)} after a task has moved its state is deleted where it was: when it comes back, all of it is restored from its changelog`,
  },
  {
    key: 'acceptable.recovery.lag',
    isHarmful: (value) => value > 100_000_000,
    says: () =>
      'an instance counts as caught up however far behind its state is, and takes tasks that then stand still while it is restored',
  },
  {
    key: 'max.poll.interval.ms',
    isHarmful: (value) => value < 10 * SECOND_MS,
    says: (value) =>
      `an instance that pauses for ${formatDuration(value)}, as at a garbage collection or a slow call, leaves the group with all its tasks`,
  },
  {
    key: 'session.timeout.ms',
    isHarmful: (value) => value > 5 * MINUTE_MS,
    says: (value) => `nobody does the tasks of an instance that died for ${formatDuration(value)}`,
  },
  {
    key: 'group.instance.id',
    isHarmful: (_, { app, settings }) =>
      (app.instances ?? DEFAULT_INSTANCES) > 1 && !isFilledIn(settings.text('group.instance.id')),
    says: () => 'threads of two instances join by one name, and they fence each other',
    severity: 'error',
  },
  {
    key: 'task.timeout.ms',
    isHarmful: (value) => value < 10 * SECOND_MS,
    says: (value) =>
      `a broker that does not answer for ${value === 0 ? 'one request' : formatDuration(value)} ends the thread; five minutes are the default`,
    severity: 'info',
  },
  {
    key: 'max.warmup.replicas',
    isHarmful: (value) => value > 20,
    says: () =>
      'so many tasks restore their state at once after an instance is added, beside the work of all others',
    severity: 'info',
  },
]

export const streamsAppSettingHarmful = defineRule({
  id: 'streams-app-setting-harmful',
  title: 'A setting of Streams that does harm beside real traffic',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A setting that was changed for a test, or meant in seconds, works as long as nothing goes wrong. It shows when an instance stops, is deployed or pauses: records are processed again, or state is restored while nobody works. Each finding says what this one does; the default suits nearly everybody.',
  reference: kafkaDocs('streams/developer-guide/config-streams/'),
  examples: () => ({
    bad: [
      withSoundApp({ config: { 'commit.interval.ms': 3_600_000 } }),
      withSoundApp({ config: { 'state.cleanup.delay.ms': 1_000 } }),
      withSoundApp({ config: { 'max.poll.interval.ms': 1_000 } }),
      withSoundApp({ config: { 'session.timeout.ms': 600_000 } }),
      withSoundApp({ config: { 'task.timeout.ms': 0 } }),
      withSoundApp({ instances: 2, config: { 'group.instance.id': 'counter' } }),
    ],
    good: [
      // One instance, stated or assumed: its threads have their numbers behind the name.
      withSoundApp({ instances: undefined, config: { 'group.instance.id': 'counter' } }),
      withSoundApp({ instances: 1, config: { 'group.instance.id': 'counter' } }),
      withSoundApp({ config: { 'group.instance.id': `\${HOSTNAME}` } }),
      withSoundApp({ config: { 'commit.interval.ms': 60_000 } }),
      withSoundApp({ config: { 'state.cleanup.delay.ms': 3_600_000, 'session.timeout.ms': 60_000 } }),
      withSoundApp(
        { config: { 'state.cleanup.delay.ms': 1_000 } },
        { cluster: { environment: 'development' } },
      ),
    ],
  }),
  check(view, report) {
    const { app, name, settings, cluster } = view
    if (app.config === undefined || cluster.environment === 'development') return
    for (const { key, isHarmful, says, severity } of HARMFUL) {
      const value = settings.number(key)
      if (!Object.hasOwn(app.config, key) || !isHarmful(value, view)) continue
      report({
        message: `\`${key}=${settings.text(key)}\` of \`${name}\`: ${says(value)}`,
        cause: key,
        ...(severity && { severity }),
        field: `config.${key}`,
        evidence: [
          { name: key, value: settings.text(key) },
          { name: 'default', value: settings.defaultText(key) || 'none' },
        ],
        fix: setConfig('streamsApp', name, { [key]: undefined }),
      })
    }
  },
})

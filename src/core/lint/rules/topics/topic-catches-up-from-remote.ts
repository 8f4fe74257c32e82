import { formatDuration } from '../../../shared/format'
import { DAY_MS, HOUR_MS } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'local.retention.ms'
/** Beyond the stop there must be time to catch up. */
const MARGIN = 1.5
/** Who stops for longer comes to read the past, which is what remote storage is for. */
const REPLAY_MS = 4 * DAY_MS

const tiered = (local: number, stop: number) =>
  soundDesign({
    cluster: { config: { 'remote.log.storage.system.enable': true } },
    topic: { config: { 'remote.storage.enable': true, [KEY]: local, 'retention.ms': 7 * DAY_MS } },
    group: { longestStopMs: stop },
  })

export const topicCatchesUpFromRemote = defineRule({
  id: 'topic-catches-up-from-remote',
  title: 'A group that catches up from remote storage',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'What is older than local retention is read from the object store: by another path in the broker, with few threads (remote.log.reader.threads), at some tens of milliseconds for the first byte, and with requests that are paid for. That is meant for replays. A group that was stopped has to be quick instead, while new records come in: let the brokers themselves keep what an ordinary stop takes, with time to catch up.',
  reference: kafkaDocs('operations/tiered-storage/'),
  examples: () => ({
    bad: [tiered(HOUR_MS, 12 * HOUR_MS)],
    good: [tiered(DAY_MS, 12 * HOUR_MS), tiered(-2, 12 * HOUR_MS)],
  }),
  check({ topic, settings, readers }, report) {
    if (!settings.flag('remote.storage.enable')) return
    const local = settings.number(KEY)
    if (!(local >= 0)) return
    let longest = local
    let name = ''
    for (const { group } of readers) {
      const stop = group.longestStopMs ?? 0
      if (stop <= longest || stop > REPLAY_MS) continue
      longest = stop
      name = group.name
    }
    if (name === '') return
    const wanted = Math.ceil((longest * MARGIN) / HOUR_MS) * HOUR_MS
    const whole = settings.number('retention.ms')
    const fits = whole < 0 || wanted <= whole
    report({
      message: `\`${topic.name}\` has the last ${formatDuration(local)} on its brokers, \`${name}\` may stop for ${formatDuration(longest)}: it catches up from remote storage`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: settings.text(KEY) },
        { name: `longest stop of ${name}`, value: formatDuration(longest) },
      ],
      ...(fits && { fix: setConfig('topic', topic.name, { [KEY]: wanted }) }),
    })
  },
})

import { isExactlyOnce } from '../../../model/inside-streams'
import { formatDuration } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const INTERVAL = 'commit.interval.ms'
const TIMEOUTS = ['producer.transaction.timeout.ms', 'transaction.timeout.ms']
/** @see StreamsConfig: what exactly once sets its producers to. */
const TIMEOUT_MS = 10_000
/** Readers of committed records wait for as long as a transaction is open. */
const LONG_MS = 5_000

export const streamsAppCommitsTooRarely = defineRule({
  id: 'streams-app-commits-too-rarely',
  title: 'Exactly once that commits too rarely',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'With exactly once every commit ends a transaction, and what it holds is visible to those who read committed records only then: commit.interval.ms is how late all that follows is, 100 ms unless it is set. A transaction that is open for longer than transaction.timeout.ms is aborted by the broker, so Streams refuses an interval beyond that.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#processing-guarantee'),
  examples: () => {
    const every = (ms: number) =>
      withSoundApp({ config: { 'processing.guarantee': 'exactly_once_v2', [INTERVAL]: ms } })
    return { bad: [every(30_000), every(8_000)], good: [every(500)] }
  },
  check({ app, name, settings }, report) {
    if (!isExactlyOnce(app) || settings.origin(INTERVAL) !== 'user') return
    const interval = settings.number(INTERVAL)
    const timeoutKey = TIMEOUTS.find((key) => app.config?.[key] !== undefined)
    const timeout = timeoutKey === undefined ? TIMEOUT_MS : Number(app.config?.[timeoutKey])
    const isRefused = interval > timeout
    if (!isRefused && !(interval > LONG_MS)) return
    report({
      message: isRefused
        ? `\`${name}\` does not start: it commits every ${formatDuration(interval)}, and its transactions end after ${formatDuration(timeout)}`
        : `What \`${name}\` writes is seen ${formatDuration(interval)} late by those who read committed records`,
      field: `config.${INTERVAL}`,
      evidence: [
        { name: INTERVAL, value: formatDuration(interval) },
        { name: 'transaction.timeout.ms', value: formatDuration(timeout) },
      ],
      ...(isRefused && {
        kind: 'rejected',
        errorClass: 'IllegalArgumentException',
        severity: 'error',
        stopsStart: true,
      }),
      fix: setConfig('streamsApp', name, { [INTERVAL]: undefined }, 'Commit every 100 ms'),
    })
  },
})

import type { Chain } from '../../../streams/processing'
import { setConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundTopic, withSoundApp } from '../../sound-design'

const KEY = 'message.timestamp.type'
const EXTRACTOR = 'default.timestamp.extractor'

const windowed = (type: string, config = {}, ...more: Chain[]) =>
  withSoundApp(
    {
      config,
      processing: [
        ...more,
        {
          stream: 'visits',
          named: 'read-visits',
          steps: [
            'groupByKey',
            { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 300_000, graceMs: 60_000 } },
            { op: 'count', named: 'count-visits', store: { name: 'per-visitor', keys: 1_000 } },
            { op: 'toStream', named: 'updates' },
            { op: 'to', topic: 'order-counts', named: 'write' },
          ],
        },
      ],
    },
    {},
    [
      soundTopic({ name: 'visits', external: 'writers', config: { [KEY]: type } }),
      ...more.map(({ globalTable = '' }) =>
        soundTopic({
          name: globalTable,
          external: 'writers',
          config: { 'cleanup.policy': 'compact', [KEY]: 'LogAppendTime' },
        }),
      ),
    ],
  )

export const streamsAppWindowsByArrival = defineRule({
  id: 'streams-app-windows-by-arrival',
  title: 'Windows by when records arrived',
  scope: 'streamsApp',
  severity: 'info',
  kind: 'advice',
  why: 'Streams puts a record into windows by its timestamp. With message.timestamp.type=LogAppendTime that is when a broker got it: what a client sent again, or late after an outage, is counted in the window in which it came, and the grace period lets nothing in that belongs into an earlier one. A program that is run again over the same records gets the same answer, though not that of the events. Keep CreateTime for windows of events, or take the time out of the record by a TimestampExtractor.',
  reference: topicConfigDocs(KEY),
  examples: () => ({
    bad: [windowed('LogAppendTime')],
    good: [
      windowed('CreateTime'),
      windowed('LogAppendTime', { [EXTRACTOR]: 'com.example.EventTime' }),
      windowed(
        'CreateTime',
        {},
        { globalTable: 'countries', named: 'read-countries', store: { name: 'all-countries', keys: 200 } },
      ),
    ],
  }),
  check({ name, app: { processing = [], config }, reads }, report) {
    if (config?.[EXTRACTOR] !== undefined) return
    const isWindowed = processing.some(({ steps = [] }) =>
      steps.some((step) => typeof step === 'object' && 'window' in step && step.window !== undefined),
    )
    if (!isWindowed) return
    // A table has no windows: of what is read as one alone the time does not matter.
    const streams = new Set(processing.flatMap(({ stream = [] }) => stream))
    const tables = new Set(processing.flatMap(({ table, globalTable }) => table ?? globalTable ?? []))
    const arrival = reads.find(
      ({ topic }) =>
        topic.settings.text(KEY) === 'LogAppendTime' && (streams.has(topic.name) || !tables.has(topic.name)),
    )?.topic
    if (!arrival) return
    report({
      message: `\`${name}\` has windows by when a record of \`${arrival.name}\` came to its broker, not by when it happened`,
      field: 'processing',
      evidence: [{ name: `${KEY} of ${arrival.name}`, value: 'LogAppendTime' }],
      along: [arrival.id, `streamsApp:${name}`],
      fix: setConfig('topic', arrival.name, { [KEY]: 'CreateTime' }),
    })
  },
})

import type { StreamsApp } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { stepOf, type WrittenStep } from '../../../streams/processing'
import { shortRetentions } from '../../../streams/window-retention'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

function withRetention(app: StreamsApp, chain: number, step: number, retentionMs: number): StreamsApp {
  const { processing = [] } = app
  const before = processing[chain]
  const written = before?.steps?.[step - 1]
  if (!before?.steps || written === undefined) return app
  const own = stepOf(written)
  const store = 'store' in own ? own.store : undefined
  const after = { ...own, store: { ...store, retentionMs } } as WrittenStep
  return {
    ...app,
    processing: processing.with(chain, { ...before, steps: before.steps.with(step - 1, after) }),
  }
}

export const streamsAppGraceBeyondRetention = defineRule({
  id: 'streams-app-grace-beyond-retention',
  title: 'A window that is kept shorter than it waits',
  scope: 'streamsApp',
  severity: 'error',
  stopsStart: true,
  kind: 'advice',
  why: 'A window takes late records for as long as its grace, and has to be in its store until then. Kafka Streams compares the retention of the store with the size of the window and its grace when the program is built, and throws where it is shorter: no instance starts. Keep the store as long as the window and its grace, or wait less.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#windowing'),
  examples: () => {
    const kept = (retentionMs: number) =>
      withSoundApp({
        processing: [
          {
            stream: 'orders',
            steps: [
              'groupByKey',
              { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 300_000, graceMs: 3_600_000 } },
              { op: 'count', store: { name: 'per-order', keys: 1_000, retentionMs } },
              'toStream',
              { op: 'to', topic: 'order-counts' },
            ],
          },
        ],
      })
    return { bad: [kept(3_600_000)], good: [kept(3_900_000)] }
  },
  check(view, report) {
    for (const { chain, step, store, neededMs, retentionMs } of shortRetentions(view.app.processing ?? []))
      report({
        message: `\`${view.name}\` cannot be built: ${store === undefined ? 'a window' : `\`${store}\``} is kept ${formatDuration(retentionMs)} and waits ${formatDuration(neededMs)}`,
        field: 'processing',
        kind: 'rejected',
        errorClass: 'IllegalArgumentException',
        evidence: [
          { name: 'retention of the store', value: formatDuration(retentionMs) },
          { name: 'window and grace', value: formatDuration(neededMs) },
        ],
        fix: changeNode('streamsApp', view.name, `Keep it ${formatDuration(neededMs)}`, (app) =>
          withRetention(app, chain, step, neededMs),
        ),
        cause: `${chain} ${step}`,
      })
  },
})

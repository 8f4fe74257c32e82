import { formatCountOf } from '../../../shared/format'
import { stepNeeds } from '../../../streams/step-needs'
import { allConfirmed } from '../../../streams/tell-step'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppWindowsAssumed = defineRule({
  id: 'streams-app-windows-assumed',
  title: 'Windows that nobody has stated',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'What `Topology.describe()` prints names processors, stores and topics, and never how long a window is, nor whether an aggregation has one. State on disk, the retention of changelog topics and how long a restart takes follow from it: an hour where five minutes are assumed is twelve times the state. Say them under “What its steps need”, or take what is assumed.',
  reference: kafkaDocs('streams/developer-guide/dsl-api/#windowing'),
  examples: () => {
    const counting = (assumed: boolean) =>
      withSoundApp({
        processing: [
          {
            stream: 'orders',
            named: 'read-orders',
            steps: [
              'groupByKey',
              { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 300_000, graceMs: 60_000 } },
              {
                op: 'count',
                store: { name: 'per-order', keys: 1_000 },
                ...(assumed && { assumed }),
              },
              { op: 'toStream', named: 'updates' },
              { op: 'to', topic: 'order-counts', named: 'write' },
            ],
          },
        ],
      })
    return { bad: [counting(true)], good: [counting(false)] }
  },
  check({ name, app: { processing = [], topology } }, report) {
    if (topology !== undefined) return
    const assumed = stepNeeds(processing).flatMap(({ op, of, needs }) =>
      needs
        .filter(({ isAssumed }) => isAssumed)
        .map(({ shown, otherwise }) => ({
          what: `${op} ${of}`.trim(),
          taken: shown === '' ? otherwise : shown,
        })),
    )
    if (assumed.length === 0) return
    report({
      message: `\`${name}\` has ${formatCountOf(assumed.length, 'step')} whose window is assumed: a description tells none`,
      field: 'processing',
      evidence: assumed.slice(0, 8).map(({ what, taken }) => ({ name: what, value: taken })),
      fix: changeNode('streamsApp', name, 'Take what is assumed', (before) => ({
        ...before,
        processing: allConfirmed(before.processing ?? []),
      })),
    })
  },
})

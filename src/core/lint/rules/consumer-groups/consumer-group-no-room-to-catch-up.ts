import { averageIsAssumed } from '../../../facts/average-is-assumed'
import { formatCountOf, formatDuration, formatPercent } from '../../../shared/format'
import { HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { waysToKeepUp } from '../../more-members'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** A group with this much more than the average catches up in twice the time that it was stopped. */
const ROOM = 1.5
/** With less than this, any stop at all is felt for ten times as long. */
const LEAST_ROOM = 1.1

export const consumerGroupNoRoomToCatchUp = defineRule({
  id: 'consumer-group-no-room-to-catch-up',
  title: 'No room to catch up after a stop',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'What is written while a group is stopped waits for it, and new records keep coming while it works that off: only what the group can do beyond the average traffic shortens the lag. With little room the group is late for days after a stop of hours. Plan for at least half as much again as the average.',
  reference: kafkaDocs('operations/monitoring/#consumer-monitoring'),
  examples: () => {
    const steady = [{ topic: 'orders', recordsPerSecond: { average: 1_000, peak: 1_100 } }]
    return {
      bad: [
        soundDesign({ producer: { produces: steady } }),
        soundDesign({ producer: { produces: steady }, group: { longestStopMs: HOUR_MS } }),
        soundDesign({
          producer: { produces: [{ topic: 'orders', recordsPerSecond: { average: 1_150, peak: 1_190 } }] },
          group: { longestStopMs: undefined },
        }),
      ],
      good: [
        soundDesign({ producer: { produces: steady }, group: { longestStopMs: undefined } }),
        soundDesign({ producer: { produces: steady }, group: { members: 12 } }),
        soundDesign({ producer: { produces: [{ topic: 'orders', recordsPerSecond: { peak: 1_100 } }] } }),
      ],
    }
  },
  check(view, report) {
    const { group, rate, sizing, assumptions } = view
    const stop = group.longestStopMs
    if ((stop !== undefined && stop < MINUTE_MS) || sizing.lagGrowth.value > 0 || averageIsAssumed(view))
      return
    const average = rate.averageRecords * assumptions.values.growth
    const capacity = sizing.capacity.value
    if (average === 0 || capacity >= average * (stop === undefined ? LEAST_ROOM : ROOM)) return
    const spare = capacity - average
    const needed = ((stop ?? 0) * average) / spare
    report({
      message:
        stop === undefined
          ? `\`${group.name}\` is busy for ${formatPercent(average / capacity)} of its time on average: it hardly catches up after a stop`
          : spare > 0 && needed < Number.MAX_SAFE_INTEGER
            ? `\`${group.name}\` needs ${formatDuration(needed)} to catch up after a stop of ${formatDuration(stop)}`
            : `\`${group.name}\` never catches up after a stop`,
      field: 'members',
      evidence: [
        { name: 'average records', value: `${formatCountOf(average, 'record')}/s` },
        { name: 'capacity', value: `${formatCountOf(Math.floor(capacity), 'record')}/s` },
        { name: 'longest stop', value: stop === undefined ? 'not stated' : formatDuration(stop) },
      ],
      ways: (of) => waysToKeepUp(of, Math.max(of.rate.peakRecords, of.rate.averageRecords * ROOM)),
    })
  },
})

import { streamsWorkOf } from '../../../facts/streams-work'
import { formatCount, formatCountOf } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { SLOW_WORK } from '../../slow-work'
import { withSoundApp } from '../../sound-design'

const THREADS = 'num.stream.threads'

export const streamsAppSlowerThanTraffic = defineRule({
  id: 'streams-app-slower-than-traffic',
  title: 'An application that falls behind what it reads',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'A thread processes the records of its tasks one after the other, so an application is as fast as its threads that have a task, over the time that a record takes. Below the traffic its lag grows, on average without end, at peak for as long as that lasts. More threads or instances help as far as there are tasks, and there are as many as the topics read have partitions.',
  reference: kafkaDocs('streams/architecture/#threading-model'),
  examples: () => ({
    bad: [
      withSoundApp({ processingMsPerRecord: 20 }),
      withSoundApp({ processingMsPerRecord: 10 }),
      withSoundApp({ instances: undefined, config: { [THREADS]: undefined }, processingMsPerRecord: 5 }),
    ],
    good: [withSoundApp({ processingMsPerRecord: 5 })],
  }),
  check(view, report) {
    const work = streamsWorkOf(view)
    if (work === undefined || work.peak <= work.capacity) return
    const { average, peak, working, tasks, instances, capacity } = work
    const isBehind = average > capacity && average < peak
    const needed = Math.ceil((peak / capacity) * working - 1e-9)
    const each = Math.ceil(needed / instances)
    const isStated = view.app.instances !== undefined
    const grows = formatCountOf(Math.ceil((isBehind ? average : peak) - capacity), 'record')
    report({
      message: `\`${view.name}\` ${isBehind ? 'is slower than its traffic' : 'falls behind at peak'}: lag grows ${grows}/s${isBehind ? ' without end' : ''}${isStated ? '' : ', taking one instance'}`,
      ...((!isBehind || !isStated) && { severity: 'warning' as const }),
      ...(needed > tasks && { why: SLOW_WORK }),
      field: 'processingMsPerRecord',
      evidence: [
        { name: 'average records', value: `${formatCountOf(average, 'record')}/s` },
        { name: 'peak records', value: `${formatCountOf(peak, 'record')}/s` },
        { name: 'capacity', value: `${formatCountOf(Math.floor(capacity), 'record')}/s` },
        { name: 'threads that have a task', value: formatCount(working) },
        { name: 'tasks', value: formatCount(tasks) },
      ],
      ...(needed <= tasks && {
        fix: changeNode('streamsApp', view.name, `Run ${formatCountOf(each, 'thread')} each`, (app) => ({
          ...app,
          config: { ...app.config, [THREADS]: each },
        })),
      }),
    })
  },
})

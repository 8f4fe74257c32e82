import { isCountUnfounded } from '../../../facts/is-count-unfounded'
import { streamsFacts } from '../../../facts/streams-facts'
import { formatCountOf } from '../../../shared/format'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

const THREADS = 'num.stream.threads'

export const streamsAppMoreThreadsThanTasks = defineRule({
  id: 'streams-app-more-threads-than-tasks',
  title: 'Threads that no task is left for',
  scope: 'streamsApp',
  severity: 'warning',
  kind: 'advice',
  why: 'A sub-topology has as many tasks as the topic with the most partitions that it reads, and a thread works on whole tasks. Threads beyond the tasks hold a consumer and a producer, take part in every rebalance and do nothing. Run fewer, or give the topics more partitions.',
  reference: kafkaDocs('streams/architecture/#parallelism-model'),
  examples: () => ({
    bad: [withSoundApp({ instances: 4, config: { [THREADS]: 8 } })],
    good: [withSoundApp({ instances: 3, config: { [THREADS]: 4 } })],
  }),
  check(view, report) {
    const facts = streamsFacts(view)
    if (!facts.ok || facts.tasks === 0 || facts.idleThreads === 0) return
    // One partition that nobody chose and nothing founds is no count.
    if (view.reads.some(({ topic }) => isCountUnfounded(topic))) return
    const { tasks, threads, idleThreads, instances } = facts
    const enough = Math.max(1, Math.floor(tasks / instances))
    report({
      message: `${formatCountOf(idleThreads, 'thread')} of \`${view.name}\` ${idleThreads === 1 ? 'has' : 'have'} nothing to do: there ${tasks === 1 ? 'is' : 'are'} ${formatCountOf(tasks, 'task')}`,
      field: `config.${THREADS}`,
      evidence: [
        { name: 'tasks', value: String(tasks) },
        { name: 'threads', value: `${instances} × ${threads / instances} = ${threads}` },
      ],
      fix:
        tasks >= instances
          ? setConfig(
              'streamsApp',
              view.name,
              { [THREADS]: enough },
              `Run ${formatCountOf(enough, 'thread')} each`,
            )
          : {
              label: `Run ${formatCountOf(tasks, 'instance')} of one thread`,
              apply: (design) => ({
                ...design,
                streamsApps: design.streamsApps.map((app) =>
                  app.name === view.name
                    ? { ...app, instances: tasks, config: { ...app.config, [THREADS]: 1 } }
                    : app,
                ),
              }),
            },
    })
  },
})

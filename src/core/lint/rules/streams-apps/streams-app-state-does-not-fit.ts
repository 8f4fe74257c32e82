import { streamsFacts } from '../../../facts/streams-facts'
import { formatBytes, formatCountOf } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundApp } from '../../sound-design'

export const streamsAppStateDoesNotFit = defineRule({
  id: 'streams-app-state-does-not-fit',
  title: 'State beyond the disk or the memory of an instance',
  scope: 'streamsApp',
  severity: 'error',
  kind: 'advice',
  why: 'Each store has a RocksDB for each task: on disk all that it keeps, in memory outside of the Java heap up to 98 MiB, three times that where windows cut it into segments. An instance whose disk is full stops; one that takes more memory than its container has is killed, and takes its state along to the next. Spread it over more instances, or bound RocksDB with rocksdb.config.setter.',
  reference: kafkaDocs('streams/developer-guide/memory-mgmt/'),
  examples: () => ({
    bad: [withSoundApp({ memoryBytesPerInstance: 500_000_000 })],
    good: [withSoundApp({ memoryBytesPerInstance: 16_000_000_000, diskBytesPerInstance: 50_000_000_000 })],
  }),
  check(view, report) {
    const { memoryBytesPerInstance: memory, diskBytesPerInstance: disk } = view.app
    if (memory === undefined && disk === undefined) return
    const facts = streamsFacts(view)
    if (!facts.ok) return
    const { diskPerInstance, memoryPerInstance, instances, tasks } = facts
    const over = [
      { what: 'disk', needed: diskPerInstance.value, has: disk },
      { what: 'memory', needed: memoryPerInstance.value, has: memory },
    ].filter(({ needed, has }) => has !== undefined && needed > has)
    const [first] = over
    if (first === undefined) return
    const times = Math.max(...over.map(({ needed, has = 1 }) => needed / Math.max(1, has)))
    const enough = Math.ceil(instances * times)
    report({
      message: `The stores of \`${view.name}\` need up to ${formatBytes(first.needed)} of ${first.what} an instance, which has ${formatBytes(first.has ?? 0)}`,
      field: first.what === 'disk' ? 'diskBytesPerInstance' : 'memoryBytesPerInstance',
      evidence: over.map(({ what, needed, has = 0 }) => ({
        name: what,
        value: `${formatBytes(needed)} of ${formatBytes(has)}`,
      })),
      ...(enough <= tasks && {
        fix: changeNode('streamsApp', view.name, `Run ${formatCountOf(enough, 'instance')}`, (app) => ({
          ...app,
          instances: enough,
        })),
      }),
    })
  },
})

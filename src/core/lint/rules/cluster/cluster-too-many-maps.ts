import { formatCount } from '../../../shared/format'
import { largestInStretches } from '../../../shared/stretches'
import type { TopicView } from '../../../views/views'
import { evidenceOf } from '../../assumed'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** What Linux lets a process map where nobody raised it, and what Kafka’s guides raise it to. */
const LINUX = 65_530
const RAISED = 262_144
/** Sockets, libraries and what else a broker maps or opens. */
const SPARE = 0.9

export const clusterTooManyMaps = defineRule({
  id: 'cluster-too-many-maps',
  title: 'More memory maps than Linux gives a broker',
  scope: 'design',
  severity: 'info',
  kind: 'advice',
  why: 'Every segment of every replica on a broker has two indexes that are mapped into memory, and a file that stays open. Linux gives a process 65,530 maps by default: one more, and the broker stops with “Map failed”. Raise vm.max_map_count and the limit of open files on the machines, or keep fewer segments: larger ones, or fewer partitions.',
  reference: kafkaDocs('operations/hardware-and-os/'),
  examples: () => ({
    bad: [soundDesign({ topic: { partitions: 12, config: { 'segment.bytes': 1_048_576 } } })],
    good: [soundDesign({ topic: { config: { 'segment.bytes': 104_857_600 } } })],
  }),
  check({ topics, sizing: { memoryMapsPerBroker: maps, openFilesPerBroker: files } }, report) {
    if (maps.value <= LINUX * SPARE) return
    const most = withMostSegments(topics)
    const count = Math.ceil(maps.value)
    report({
      at: 'cluster',
      message: `A broker maps ${formatCount(count)} files into memory, Linux gives it ${formatCount(LINUX)} by default`,
      ...(count > RAISED && { severity: 'warning' as const }),
      evidence: [
        { name: 'maps of a broker', value: `${formatCount(count)} = ${maps.formula}` },
        ...evidenceOf(maps),
        { name: 'open files of a broker', value: formatCount(Math.ceil(files.value)) },
        { name: 'vm.max_map_count by default', value: formatCount(LINUX) },
        ...(most ? [{ name: `segments of \`${most.name}\``, value: formatCount(segmentsOf(most)) }] : []),
      ],
    })
  },
})

const segmentsOf = ({ partitions, replicationFactor, sizing }: TopicView): number =>
  partitions * replicationFactor * sizing.segmentsPerReplica.value

const withMostSegments = largestInStretches(segmentsOf)

import type { Design } from '../../model/design'
import { yamlScalar } from '../../yaml/yaml-scalar'
import { acceptedAt } from '../accepted'
import type { Exporter } from '../exporter'
import { singleLine } from '../single-line'
import { hashComments, type TopicRow, topicLosses, topicRows } from './topic-rows'

const text = (value: string): string => yamlScalar(value, false)

/**
 * A topology of JulieOps whose topics have the names of the design: all are special topics, whose names JulieOps takes
 * as they are, and need no prefix of a context and a project.
 *
 * @see https://julieops.readthedocs.io, JulieOps 4.4.1, `special_topics`
 */
export const julie: Exporter = {
  options: [],
  losses: (design) => topicLosses(design),
  export: (design, analysis) => {
    const topics = topicRows(design, analysis).map(topicText)
    const body = `${head(design)}context: ${text(contextOf(design))}
projects: []
${topics.length === 0 ? '' : `special_topics:\n${topics.join('')}`}`
    return [{ path: 'topology.yaml', text: body, language: 'yaml' }]
  },
}

const head = (design: Design): string =>
  `# The topics of ${singleLine(design.name)}.\n${hashComments(acceptedAt(design, 'cluster'))}`

/** A context is part of no name here; it says whose topology it is. */
const contextOf = ({ name }: Design): string =>
  name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'surveyor'

const topicText = ({ name, partitions, replicas, settings, comments }: TopicRow): string =>
  `${hashComments(comments, '  ')}  - name: ${text(name)}
    config:
      num.partitions: "${partitions}"
      replication.factor: "${replicas}"
${settings.map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}\n`).join('')}`

import type { Design } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { didYouMean } from './closest'
import type { Path, Problem } from './design-error'

/**
 * What no field alone can say: two nodes of one name, the same edge twice, a join with a topic that is not
 * there. A client may name a topic that the document does not draw, as it may on a cluster: that is a
 * finding. Positions and suppressions may outlive their node; they do no harm.
 */
export function checkReferences(design: Design): Problem[] {
  const problems: Problem[] = []
  const report = (path: Path, message: string) => problems.push({ path, message })
  checkNames('producers', 'producers', design.producers, report)
  const topics = checkNames('topics', 'topics', design.topics, report)
  checkNames('consumerGroups', 'consumer groups', design.consumerGroups, report)

  design.producers.forEach(({ name, produces = [] }, at) => {
    checkTwice(['producers', at, 'produces'], produces, `\`${name}\` writes`, report)
  })
  design.consumerGroups.forEach(({ name, consumes = [] }, at) => {
    checkTwice(['consumerGroups', at, 'consumes'], consumes, `\`${name}\` reads`, report)
  })
  design.topics.forEach((topic, at) => {
    topic.coPartitionedWith?.forEach((name, index) => {
      if (topics.has(name)) return
      report(
        ['topics', at, 'coPartitionedWith', index],
        `\`${topic.name}\` is co-partitioned with \`${name}\`, which is not in this design.${didYouMean(name, topics)}`,
      )
    })
  })
  for (const id of Object.keys(design.layout?.positions ?? {})) {
    if (parseNodeId(id)) continue
    report(['layout', 'positions', id], `\`${id}\` is no node; write a position as \`topic:orders\`.`)
  }
  return problems
}

type Report = (path: Path, message: string) => void

/** Reports every name that was there before, and returns all names. */
function checkNames(
  list: string,
  noun: string,
  nodes: readonly { readonly name: string }[],
  report: Report,
): ReadonlySet<string> {
  const first = new Map<string, number>()
  nodes.forEach(({ name }, at) => {
    const before = first.get(name)
    if (before === undefined) first.set(name, at)
    else report([list, at, 'name'], `Two ${noun} are named \`${name}\`; the first one is ${list}[${before}].`)
  })
  return new Set(first.keys())
}

function checkTwice(
  path: Path,
  edges: readonly { readonly topic: string }[],
  sentence: string,
  report: Report,
): void {
  const seen = new Set<string>()
  edges.forEach(({ topic }, at) => {
    if (seen.has(topic)) report([...path, at, 'topic'], `${sentence} \`${topic}\` twice; once is enough.`)
    seen.add(topic)
  })
}

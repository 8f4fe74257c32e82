import type { Design } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { didYouMean } from './closest'
import type { Path, Problem } from './design-error'

/**
 * What no field alone can say: two nodes of one name, an edge to a topic that the document does not have,
 * the same edge twice. Positions and suppressions may outlive their node; they do no harm.
 */
export function checkReferences(design: Design): Problem[] {
  const problems: Problem[] = []
  const report = (path: Path, message: string) => problems.push({ path, message })
  checkNames('producers', 'producers', design.producers, report)
  const topics = checkNames('topics', 'topics', design.topics, report)
  checkNames('consumerGroups', 'consumer groups', design.consumerGroups, report)

  const target = (path: Path, name: string, sentence: string) => {
    if (!topics.has(name))
      report(path, `${sentence} \`${name}\`, which is not in this design.${didYouMean(name, topics)}`)
  }
  design.producers.forEach((producer, at) => {
    const path = ['producers', at, 'produces']
    checkTargets(path, producer.produces ?? [], `\`${producer.name}\` writes`, target, report)
  })
  design.consumerGroups.forEach((group, at) => {
    const path = ['consumerGroups', at, 'consumes']
    checkTargets(path, group.consumes ?? [], `\`${group.name}\` reads`, target, report)
    if (group.deadLetter) {
      const sentence = `\`${group.name}\` sends dead letters to`
      target(['consumerGroups', at, 'deadLetter', 'topic'], group.deadLetter.topic, sentence)
    }
  })
  design.topics.forEach((topic, at) => {
    topic.coPartitionedWith?.forEach((name, index) => {
      target(['topics', at, 'coPartitionedWith', index], name, `\`${topic.name}\` is co-partitioned with`)
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

function checkTargets(
  path: Path,
  edges: readonly { readonly topic: string }[],
  sentence: string,
  target: (path: Path, name: string, sentence: string) => void,
  report: Report,
): void {
  const seen = new Set<string>()
  edges.forEach(({ topic }, at) => {
    const here = [...path, at, 'topic']
    if (seen.has(topic)) report(here, `${sentence} \`${topic}\` twice; once is enough.`)
    else target(here, topic, sentence)
    seen.add(topic)
  })
}

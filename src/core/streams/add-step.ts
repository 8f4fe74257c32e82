import { FURTHER, heldAfter, namesIn, offeredSteps } from './offered-steps'
import { printChains } from './print-chains'
import { type Chain, stepOf, type WrittenStep } from './processing'
import { readChains } from './read-chains'

/**
 * Returns a program whose chains can all be joined: one that goes on and has no name is called by its topic. The last
 * stays as it is, since what follows it is added to it; so does a program that would not read any more.
 */
function withNames(chains: readonly Chain[]): readonly Chain[] {
  const taken = new Set(namesIn(chains))
  const named = chains.map((chain, at) => {
    const { id, stream, table, globalTable } = chain
    const topic = table ?? globalTable ?? (typeof stream === 'string' ? stream : undefined)
    if (id !== undefined || topic === undefined || at === chains.length - 1) return chain
    if (heldAfter(chains, at) === 'nothing' || taken.has(topic)) return chain
    taken.add(topic)
    return { id: topic, ...chain }
  })
  return readChains(printChains(named)).ok ? named : chains
}

/** Returns the steps that can follow a program as it stands, those that join chains without a name among them. */
export const stepsToAdd = (chains: readonly Chain[], topics: readonly string[]): readonly string[] =>
  offeredSteps(withNames(chains), topics)

/**
 * The text of a program with more said of its last step: as it was typed where that says so, comments and all, else as it
 * is printed. A text that does not read is only added to.
 */
function withFurther(text: string, chains: readonly Chain[], said: string): string {
  const added = `${text.trimEnd()} ${said}`
  const meant = furtherTold(chains, said)
  if (meant === undefined || !readChains(text).ok) return added
  const printed = printChains(meant).trimEnd()
  const lines = text.trimEnd().split('\n')
  const last = lines.pop() ?? ''
  const beforeComment = [...lines, last.replace(/\s+(?=(?:#|\/\/))(?![^#/]*")/, ` ${said} `)].join('\n')
  const found = [added, beforeComment].find((one) => {
    const read = readChains(one)
    return read.ok && printChains(read.value).trimEnd() === printed
  })
  return found ?? printed
}

/** A program with more said of its last step; undefined where that cannot be said of it. */
function furtherTold(chains: readonly Chain[], said: string): readonly Chain[] | undefined {
  const chain = chains.at(-1)
  const last = chain?.steps?.at(-1)
  if (!chain) return undefined
  if (last === undefined || stepOf(last).op !== 'split') {
    const read = readChains(`${printChains(chains).trimEnd()} ${said}`)
    return read.ok ? read.value : undefined
  }
  // What is said of a split stands before its branches, whose words are the same.
  const read = readChains(`nowhere\n  filter ${said}`)
  const told = read.ok ? read.value[0]?.steps?.[0] : undefined
  if (told === undefined) return undefined
  const split = { ...stepOf(told), ...stepOf(last) } as WrittenStep
  return [...chains.slice(0, -1), { ...chain, steps: [...(chain.steps?.slice(0, -1) ?? []), split] }]
}

/** Returns the text of a program with a step at its end; a chain that the step names gets that name. */
export function addStep(text: string, chains: readonly Chain[], step: string): string {
  if (step.startsWith(FURTHER)) return withFurther(text, chains, step.slice(FURTHER.length))
  const named = withNames(chains)
  const known = new Set(namesIn(chains))
  const isBeginning = /^(stream|table|globalTable|pattern|from) /.test(step)
  const words = new Set(/^(stream|table|globalTable|pattern|to) /.test(step) ? [] : step.split(/[\s,]+/))
  const isNew = namesIn(named).some((name) => !known.has(name) && words.has(name))
  const before = isNew
    ? printChains(
        named.map((chain, at) => (words.has(chain.id ?? '') ? chain : (chains[at] ?? chain))),
      ).trimEnd()
    : text.trimEnd()
  return `${before}${before === '' ? '' : '\n'}${isBeginning ? '' : '  '}${step}`
}

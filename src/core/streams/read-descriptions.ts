/** A node of a described topology, with the names of its neighbours as the text has them. */
export interface DescribedNode {
  readonly kind: 'source' | 'processor' | 'sink'
  readonly name: string
  /** What a source reads; what a sink writes, alone. */
  readonly topics: readonly string[]
  readonly pattern?: string
  readonly stores: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface DescribedSubtopology {
  readonly isGlobal: boolean
  readonly nodes: readonly DescribedNode[]
}

/** One application as `Topology.describe()` tells it. */
export interface Description {
  readonly subtopologies: readonly DescribedSubtopology[]
  /** The line in which it begins, counted from 1. */
  readonly line: number
  /** The application id, where a line before it says one. */
  readonly applicationId?: string
  /** What is missing of it or cannot be kept, a sentence each. */
  readonly losses: readonly string[]
}

const KEYWORDS =
  /(?<=^|[\s>|])(Topologies:|Sub-topologies:|Topology:(?=\s*$)|Sub-topology:|Source:|Processor:|Sink:|-->|<--)/g
const BEGINS = /^(?:Topologies:|Sub-topologies:|Topology:)/
const PREFIXES = /^[\s>|#*"+]+|^\s*\/\/ ?/
const APPLICATION =
  /(?:application[.-]?id["']?\s*[=:]\s*|[Ss]treams group ['"]|--group[ =]|^GROUP:?\s+|[Tt]opology (?:of|for) (?:application |group )?)["'`]?([\w.-]+)/
/** How a wrapped line goes on: any of what stands in brackets, or names. */
const CONTINUES = /^[^\s=][\w.,:*\\|\s()[\]-]*$/
const NAMES = /^[\w.-]+(?:,\s*[\w.-]+)*,?\s*$/

/** One thing that the text says: a keyword with all that follows it, however it was wrapped. */
interface Item {
  readonly keyword: string
  text: string
  readonly line: number
}

/** Whether an item is still waiting for more of its line. */
function isOpen({ keyword, text }: Item): boolean {
  if (keyword === 'Source:' || keyword === 'Processor:' || keyword === 'Sink:') return !/\)\s*$/.test(text)
  if (keyword === 'Sub-topology:') return /for(?:\s|$)/.test(text) && !text.includes(')')
  return (keyword === '-->' || keyword === '<--') && text !== 'none'
}

/** Before 2.0 `Global Stores:` and `none` follow the last node. */
const goesOn = ({ keyword, text }: Item, rest: string): boolean =>
  !(rest === 'none' && text !== '') && (keyword === '-->' || keyword === '<--' ? NAMES : CONTINUES).test(rest)

/** Arrows as pages, chats and word processors make them of Kafka's. */
const ARROWS: readonly (readonly [RegExp, string])[] = [
  [/--&gt;|(?<=^|\s)(?:[\u2013\u2014\u2212]{1,2}>|[\u2192\u27f6])(?=\s|$)/gm, '-->'],
  [/&lt;--|(?<=^|\s)(?:<[\u2013\u2014\u2212]{1,2}|[\u2190\u27f5])(?=\s|$)/gm, '<--'],
]

/** The text with line ends and arrows as Kafka prints them, and without the numbers that an editor puts before lines. */
function plainText(text: string): string {
  // A logger of JSON writes line ends as two signs.
  const ended = text.replace(/\r\n?/g, '\n').replace(/\\n|\\t/g, (sign) => (sign === '\\n' ? '\n' : ' '))
  const lines = ARROWS.reduce((done, [found, arrow]) => done.replace(found, arrow), ended).split('\n')
  const numbered = lines.filter((line) => line.trim() !== '')
  const isNumbered = numbered.length > 3 && numbered.every((line) => /^\s*\d{1,6}[:.)|]?(?:\s|$)/.test(line))
  return (isNumbered ? lines.map((line) => line.replace(/^\s*\d{1,6}[:.)|]?/, '')) : lines).join('\n')
}

/** The text as keywords and what belongs to each: prefixes of logs and quotes fall away, wrapped lines are joined. */
function itemsOf(text: string): { readonly items: Item[]; readonly ids: ReadonlyMap<number, string> } {
  const items: Item[] = []
  const ids = new Map<number, string>()
  const plain = plainText(text)
  let prefix = ''
  for (const [at, raw] of plain.split('\n').entries()) {
    const found = [...raw.matchAll(KEYWORDS)]
    const [first] = found
    const said = APPLICATION.exec(first ? raw.slice(0, first.index) : raw)?.[1]
    if (said !== undefined) ids.set(at + 1, said)
    if (!first) {
      const last = items.at(-1)
      const rest = (prefix !== '' && raw.startsWith(prefix) ? raw.slice(prefix.length) : raw).replace(
        PREFIXES,
        '',
      )
      if (last && isOpen(last) && goesOn(last, rest.trim())) last.text += rest.trim()
      else if (last && rest.trim() === '' && !/,$/.test(last.text))
        items.push({ keyword: '', text: '', line: at + 1 })
      continue
    }
    prefix = raw.slice(0, first.index).trimEnd()
    for (const [index, match] of found.entries()) {
      const end = found[index + 1]?.index ?? raw.length
      items.push({
        keyword: match[1] ?? '',
        text: raw.slice(match.index + match[0].length, end).trim(),
        line: at + 1,
      })
    }
  }
  return { items: items.filter(({ keyword }) => keyword !== ''), ids }
}

/** Names in a list, of which no sign is a blank. */
const namesIn = (text: string): readonly string[] => {
  const names = text
    .replace(/[[\]]/g, '')
    .split(',')
    .map((name) => name.replace(/\s+/g, ''))
    .filter((name) => name !== '')
  return names.length === 1 && names[0] === 'none' ? [] : names
}

interface Draft {
  readonly kind: DescribedNode['kind']
  readonly name: string
  readonly topics: readonly string[]
  readonly pattern?: string
  readonly stores: readonly string[]
  before: readonly string[]
  after: readonly string[]
}

const NODE = /^([^()]*)\((topics?|stores|extractor class|topic extractor)?:?\s*(.*?)\)?$/s

function nodeOf({ keyword, text }: Item): Draft | string {
  const [, named = text, what, inside = ''] = NODE.exec(text) ?? []
  const name = named.replace(/\s+/g, '')
  if (name === '') return 'A node without a name is left out.'
  const none = { name, topics: [], stores: [], before: [], after: [] }
  if (keyword === 'Processor:') return { ...none, kind: 'processor', stores: namesIn(inside) }
  if (keyword === 'Sink:') {
    const [topic] = namesIn(inside)
    return what === 'topic' && topic !== undefined && topic !== 'null'
      ? { ...none, kind: 'sink', topics: [topic] }
      : `\`${name}\` writes to topics that its code chooses: where to is not drawn.`
  }
  const isList = inside.trim().startsWith('[') || /^[\w.-]+$/.test(inside.trim())
  return isList || what === undefined
    ? { ...none, kind: 'source', topics: namesIn(inside) }
    : { ...none, kind: 'source', pattern: inside.trim() }
}

/** An application while it is read. */
interface Reading {
  readonly line: number
  readonly applicationId: string | undefined
  readonly losses: string[]
  readonly subtopologies: { isGlobal: boolean; readonly nodes: Draft[] }[]
  /** The node whose edges follow; none where it cannot be kept. */
  current?: Draft | undefined
}

/**
 * Returns the applications that a text describes as Kafka's `Topology.describe()` or `kafka-streams-groups --describe
 * --topology` print them: any number, indented, wrapped or on one line, with what a logger puts before each line. What
 * is torn off is told among the losses.
 */
export function readDescriptions(text: string): readonly Description[] {
  const { items, ids } = itemsOf(text)
  const readings: Reading[] = []
  let known = 0
  const begin = (line: number): Reading => {
    const said = [...ids].filter(([at]) => at > known && at <= line).at(-1)
    known = line
    const reading: Reading = { line, applicationId: said?.[1], losses: [], subtopologies: [] }
    readings.push(reading)
    return reading
  }
  let number = -1
  for (const item of items) {
    const { keyword, line } = item
    let reading = readings.at(-1)
    if (BEGINS.test(keyword)) {
      if (!reading || reading.subtopologies.length > 0) begin(line)
      number = -1
      continue
    }
    if (keyword === 'Sub-topology:') {
      const next = Number.parseInt(item.text, 10)
      if (!reading || (next <= number && reading.subtopologies.length > 0)) reading = begin(line)
      number = Number.isNaN(next) ? number + 1 : next
      reading.subtopologies.push({ isGlobal: /for\s*global/.test(item.text), nodes: [] })
      continue
    }
    reading ??= begin(line)
    if (reading.subtopologies.length === 0) {
      reading.losses.push('The beginning is torn off.')
      reading.subtopologies.push({ isGlobal: false, nodes: [] })
    }
    takeNode(reading, item)
  }
  return readings
    .filter(({ subtopologies }) => subtopologies.some(({ nodes }) => nodes.length > 0))
    .map(whole)
}

function takeNode(reading: Reading, item: Item): void {
  const { current } = reading
  if (item.keyword === '-->') {
    if (current) current.after = namesIn(item.text)
  } else if (item.keyword === '<--') {
    if (current) current.before = namesIn(item.text)
  } else {
    const node = nodeOf(item)
    reading.current = typeof node === 'string' ? undefined : node
    if (typeof node === 'string') reading.losses.push(node)
    else reading.subtopologies.at(-1)?.nodes.push(node)
  }
}

/** The description with every edge told at both of its ends, and without those that lead to nothing that is there. */
function whole({ line, applicationId, losses, subtopologies }: Reading): Description {
  const all = new Map(subtopologies.flatMap(({ nodes }) => nodes.map((node) => [node.name, node] as const)))
  const missing = new Set<string>()
  // None follows itself: where lines are torn out, a node has the edges of one that is not there.
  const told = (of: string, names: readonly string[]) =>
    new Set(
      names.filter((name) => {
        if (!all.has(name)) missing.add(name)
        return all.has(name) && name !== of
      }),
    )
  // Each end in the order in which it is told; what only the other end tells comes after.
  const before = new Map([...all.values()].map((node) => [node.name, told(node.name, node.before)]))
  const after = new Map([...all.values()].map((node) => [node.name, told(node.name, node.after)]))
  for (const name of all.keys()) {
    for (const next of after.get(name) ?? []) before.get(next)?.add(name)
    for (const last of before.get(name) ?? []) after.get(last)?.add(name)
  }
  const lost = [...missing].filter((name) => !losses.some((sentence) => sentence.includes(`\`${name}\``)))
  return {
    line,
    ...(applicationId !== undefined && { applicationId }),
    losses: [
      ...new Set(losses),
      ...(lost.length > 0
        ? [
            `${lost
              .map((name) => `\`${name}\``)
              .slice(0, 5)
              .join(', ')} ${lost.length === 1 ? 'is' : 'are'} named and not described: a part is torn off.`,
          ]
        : []),
    ],
    subtopologies: subtopologies.map(({ isGlobal, nodes }) => ({
      isGlobal,
      nodes: nodes
        .filter((node) => all.get(node.name) === node)
        .map((node) => ({
          ...node,
          before: [...(before.get(node.name) ?? [])],
          after: [...(after.get(node.name) ?? [])],
        })),
    })),
  }
}

/** Returns a description as Kafka prints it, in the order in which it was read. */
export function printDescription({ subtopologies }: Description): string {
  const listed = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '))
  const textOf = ({ kind, name, topics, pattern, stores, before, after }: DescribedNode): string => {
    const to = `      --> ${listed(after)}\n`
    const from = `      <-- ${listed(before)}\n`
    if (kind === 'source')
      return `    Source: ${name} (topics: ${pattern ?? `[${topics.join(', ')}]`})\n${to}`
    return kind === 'sink'
      ? `    Sink: ${name} (topic: ${topics[0] ?? ''})\n${from}`
      : `    Processor: ${name} (stores: [${stores.join(', ')}])\n${to}${from}`
  }
  const parts = subtopologies.map(({ isGlobal, nodes }, id) => {
    const lines = nodes.map(textOf).join('')
    return isGlobal
      ? `  Sub-topology: ${id} for global store (will not generate tasks)\n${lines}`
      : `  Sub-topology: ${id}\n${lines}\n`
  })
  return `Topologies:\n ${parts.join('')}`
}

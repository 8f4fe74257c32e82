/** Laws over every kind of node and every port, so that a kind that is added to the table is held to them. */
import { describe, expect, it } from 'vitest'
import { checkStored, STORED_FORMAT } from '@/stores/storage/check-stored'
import { formatDesign } from '../../document/format-document'
import { parseDesign } from '../../document/parse-document'
import { addNode } from '../../edits/add-node'
import { connectNodes, edgeKindsBetween, whyNotConnect } from '../../edits/connect-nodes'
import { duplicateNodes } from '../../edits/paste-nodes'
import { removeItems } from '../../edits/remove-items'
import { renameNode } from '../../edits/rename-node'
import { shareStructure } from '../../edits/share-structure'
import { edgesOf } from '../../graph/edges'
import { decodeShareLink, encodeShareLink } from '../../share/share-link'
import { linksOf } from '../../traffic/links'
import type { Design } from '../design'
import { emptyDesign } from '../empty-design'
import { hasNode } from '../has-node'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind, nodeId, nodeIds, parseNodeId, topicId } from '../node-id'
import { type EdgeKind, KINDS, kindOf, nodesOf } from './index'

const NAME = 'the-node'

/** A design with one node of a kind, and topics to join it with. */
function designWith(kind: NodeKind, node = kindOf(kind).create(NAME, emptyDesign('a').cluster)): Design {
  const drawn = ['t', 'u'].reduce((so, name) => addNode('topic', name, [0, 0]).apply(so), emptyDesign('Laws'))
  return { ...drawn, [LIST_OF_KIND[kind]]: [...nodesOf(drawn, kind), node] }
}

const nodeOf = (design: Design, kind: NodeKind, name = NAME) => {
  const node = nodesOf(design, kind).find((one) => one.name === name)
  if (!node) throw new Error(`no ${kind} ${name}`)
  return node
}

const topicsAt = (design: Design, kind: NodeKind, edge: EdgeKind, name = NAME): readonly string[] => {
  const read = <Kind extends NodeKind>(of: Kind) =>
    kindOf(of)
      .ports.find((port) => port.edge === edge)
      ?.topics(nodesOf(design, of).find((node) => node.name === name) as never)
  return read(kind) ?? []
}

const PORTS = NODE_KINDS.flatMap((kind) =>
  kindOf(kind).ports.map(({ edge, records }) => ({ kind, edge, records })),
)

/** The two ends of an edge between the node and a topic, in the direction in which records go. */
const endsOf = ({ kind, records }: (typeof PORTS)[number], topic: string) => {
  const [node, other] = [nodeId(kind, NAME), topicId(topic)]
  return records === 'into-topic' ? ([node, other] as const) : ([other, node] as const)
}

const joined = (port: (typeof PORTS)[number], topic = 't'): Design =>
  connectNodes(...endsOf(port, topic), port.edge).apply(designWith(port.kind))

describe.each(NODE_KINDS)('a %s', (kind) => {
  const { list, words, key } = KINDS[kind]

  it('has a list, words and a key of its own', () => {
    const others = NODE_KINDS.filter((other) => other !== kind).map((other) => KINDS[other])
    for (const other of others) {
      expect([other.list, other.words.singular, other.words.plural, other.key]).not.toEqual(
        expect.arrayContaining([list]),
      )
      expect(other.words.singular).not.toBe(words.singular)
      expect(other.key).not.toBe(key)
    }
    expect(emptyDesign('a')[list]).toEqual([])
  })

  it('is drawn by an edit, found by its id, and by no id of an unknown kind', () => {
    const drawn = addNode(kind, NAME, [10, 20]).apply(emptyDesign('a'))
    expect(nodeIds(drawn)).toEqual([`${kind}:${NAME}`])
    expect(hasNode(drawn, `${kind}:${NAME}`)).toBe(true)
    expect(drawn.layout?.positions?.[`${kind}:${NAME}`]).toEqual([10, 20])
    expect(parseNodeId(`${kind}s:${NAME}`)).toBeNull()
    expect(parseNodeId('toString:a')).toBeNull()
  })

  it('comes back from a file and from a link as it was', async () => {
    const design = designWith(kind)
    for (const format of ['yaml', 'json'] as const)
      expect(parseDesign(formatDesign(design, format))).toEqual({ ok: true, value: design })
    expect(await decodeShareLink(await encodeShareLink(design))).toEqual({ ok: true, value: design })
  })

  it('shares its name with no other of its kind', () => {
    const design = designWith(kind)
    const twice = { ...design, [list]: [...nodesOf(design, kind), nodeOf(design, kind)] } as Design
    const opened = parseDesign(formatDesign(twice, 'yaml'))
    expect(opened.ok ? [] : opened.error.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(`Two ${words.plural} are named \`${NAME}\``),
    )
    expect(addNode(kind, NAME, [0, 0]).apply(design)).toBe(design)
  })

  it('keeps its identity where a design that reads alike is taken over', () => {
    const design = designWith(kind)
    expect(shareStructure(design, structuredClone(design))).toBe(design)
  })

  it('is refused from the browser’s storage where its list holds something else', async () => {
    for (const wrong of [[1], [{}], [null], 'a', { name: NAME }]) {
      const stored = await checkStored({ ...designWith(kind), [list]: wrong }, STORED_FORMAT)
      expect(stored.ok).toBe(false)
    }
  })

  it('says what is wrong with a field of it by its own name', () => {
    const opened = parseDesign(
      JSON.stringify({ ...designWith(kind), [list]: [{ name: NAME, colour: 'red' }] }),
    )
    expect(opened.ok ? '' : opened.error[0]?.message).toMatch(`\`colour\` is no field of a ${words.singular}`)
  })
})

describe.each(PORTS)('$edge of a $kind', (port) => {
  const { kind, edge } = port

  it('is drawn and taken away by itself, and undone to the same design', () => {
    const before = designWith(kind)
    const design = joined(port)
    expect(topicsAt(design, kind, edge)).toEqual(['t'])
    const [drawn, ...others] = edgesOf(design)
    expect(others).toEqual([])
    expect(drawn).toMatchObject({ kind: edge, clientKind: kind, client: NAME, topic: 't' })
    expect([drawn?.from, drawn?.to]).toEqual(endsOf(port, 't'))
    expect(removeItems(drawn ? [drawn.id] : []).apply(design)).toEqual(before)
  })

  it('is one of the edges that fit between its ends, and refused where it stands already', () => {
    const [from, to] = endsOf(port, 't')
    const kindAt = (id: string) => parseNodeId(id)?.kind ?? 'topic'
    expect(edgeKindsBetween(kindAt(from), kindAt(to))).toContain(edge)
    expect(whyNotConnect(joined(port), from, to, edge)).toMatch(/already/)
  })

  it('joins the node with its topic for traffic', () => {
    const design = joined(port)
    const links = linksOf(design)
    expect(links.nodesAt(kind, edge, 't')).toEqual([nodeOf(design, kind)])
    expect(links.neighboursOf('t')).toContain(nodeOf(design, kind))
    expect(links.nodesAt(kind, edge, 'u')).toEqual([])
  })

  it('comes back from a file and from a link as it was', async () => {
    const design = joined(port)
    expect(parseDesign(formatDesign(design, 'yaml'))).toEqual({ ok: true, value: design })
    expect(await decodeShareLink(await encodeShareLink(design))).toEqual({ ok: true, value: design })
  })

  it('follows its topic when that is renamed, pasted with it, or deleted', () => {
    const design = joined(port)
    expect(topicsAt(renameNode('topic', 't', 'renamed').apply(design), kind, edge)).toEqual(['renamed'])
    expect(nodeOf(renameNode('topic', 'u', 'v').apply(design), kind)).toBe(nodeOf(design, kind))
    expect(nodeOf(renameNode(kind, NAME, 'other').apply(design), kind, 'other')).toEqual({
      ...nodeOf(design, kind),
      name: 'other',
    })
    const copied = duplicateNodes([nodeId(kind, NAME), 'topic:t'], [0, 0]).apply(design)
    expect(topicsAt(copied, kind, edge, `${NAME}-2`)).toEqual(['t-2'])
    const alone = duplicateNodes([nodeId(kind, NAME)], [0, 0]).apply(design)
    expect(topicsAt(alone, kind, edge, `${NAME}-2`)).toEqual(['t'])
    expect(topicsAt(removeItems(['topic:t']).apply(design), kind, edge)).toEqual([])
  })

  it('stands there once: a second one is refused in a file, replaces the first, or is the first', () => {
    const again = <Kind extends NodeKind>(of: Kind) => {
      const found = kindOf(of).ports.find((one) => one.edge === edge)
      if (!found) throw new Error(edge)
      const node = nodesOf(joined(port), of).find(({ name }) => name === NAME)
      if (!node) throw new Error(NAME)
      return {
        most: found.most,
        repeats: found.repeats,
        twice: found.join(node, 't'),
        other: found.join(node, 'u'),
      }
    }
    const { most, repeats, twice, other } = again(kind)
    const opened = parseDesign(formatDesign(designWith(kind, twice as never), 'yaml'))
    if (repeats) {
      expect(opened.ok).toBe(true)
      expect(topicsAt(designWith(kind, twice as never), kind, edge)).toEqual(['t'])
      expect(topicsAt(designWith(kind, other as never), kind, edge)).toEqual(['t', 'u'])
    } else if (most === 1) {
      expect(opened.ok).toBe(true)
      expect(topicsAt(designWith(kind, other as never), kind, edge)).toEqual(['u'])
    } else {
      expect(opened.ok ? '' : opened.error[0]?.message).toMatch(/`t` twice; once is enough/)
      expect(topicsAt(designWith(kind, other as never), kind, edge)).toEqual(['t', 'u'])
    }
  })

  it('is refused from the browser’s storage where its field is something else', async () => {
    const { field } = kindOf(kind).ports.find((one) => one.edge === edge) ?? { field: '' }
    for (const wrong of [1, 'a', [1], [{}], { topic: 1 }]) {
      const design = designWith(kind)
      const node = { ...nodeOf(design, kind), [field]: wrong }
      const stored = await checkStored({ ...design, [LIST_OF_KIND[kind]]: [node] }, STORED_FORMAT)
      expect(stored.ok).toBe(false)
    }
  })
})

it('gives no two edges of a node one kind', () => {
  for (const kind of NODE_KINDS) {
    const edges = kindOf(kind).ports.map(({ edge }) => edge)
    expect(new Set(edges).size).toBe(edges.length)
  }
})

/** What CONTRIBUTING.md and ARCHITECTURE.md name is there, and the recipe for a kind of node lists every table of kinds. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NODE_KINDS, type NodeKind } from '../src/core/model/node-id'

const FILES = ['src', 'docs', 'e2e', 'scripts', '.ci'].flatMap((room) => [
  room,
  ...readdirSync(room, { recursive: true, encoding: 'utf8' }).map(
    (file) => `${room}/${file.replaceAll('\\', '/')}`,
  ),
])

const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\s]+\/[^`\s]*)`/g)].map(([, path = '']) => path)

/** The files and folders that a path means, as it stands or in `src` or `src/core`: a part in angle brackets, and a star, is any name. */
function filesOf(path: string): readonly string[] {
  const pattern = path
    .replace(/\/$/, '')
    .split(/<[^>]+>|\*/)
    .map((part) => part.replace(/[.\\]/g, '\\$&'))
    .join('[^/]+')
  const meant = new RegExp(`^(?:src/(?:core/)?)?${pattern}$`)
  return FILES.filter((file) => meant.test(file))
}

describe.each(['CONTRIBUTING.md', 'ARCHITECTURE.md'])('%s', (document) => {
  it('names only what is there', () => {
    const paths = pathsIn(readFileSync(document, 'utf8'))
    expect(paths.length).toBeGreaterThan(15)
    // Of what is yet to be written, the room.
    const known = paths.map((path) => (path.includes('<') ? path.slice(0, path.search(/[^/]*</)) : path))
    expect(known.filter((path) => filesOf(path).length === 0)).toEqual([])
  })
})

const recipe =
  /\*\*A kind of node\.\*\*[\s\S]*?(?=\n\*\*)/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[0] ?? ''

const kebab = (kind: NodeKind): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Kafka makes nothing for the others beyond what the table says by itself; topics are no hop of their own. */
const MAY_LACK = ['expand/kinds/', 'delivery/kinds/']

describe('the recipe for a kind of node', () => {
  it('is followed by every kind', () => {
    const own = pathsIn(recipe).filter(
      (path) => path.includes('<kind>') && !MAY_LACK.some((room) => path.startsWith(room)),
    )
    expect(own.length).toBeGreaterThan(4)
    for (const kind of NODE_KINDS)
      for (const path of own) expect(filesOf(path.replace('<kind>', kebab(kind)))).toHaveLength(1)
  })

  it('lists every table that names each kind', () => {
    const tables = FILES.filter((file) => {
      if (!/^src\/.*\.tsx?$/.test(file) || /\.test\.|\/fixtures\/|\/testing\//.test(file)) return false
      const text = readFileSync(file, 'utf8')
      return (
        /in NodeKind\]: |(?<!Partial<)Record<NodeKind/.test(text) &&
        NODE_KINDS.every((kind) => new RegExp(`^  ${kind}[:,]`, 'm').test(text))
      )
    })
    expect(tables.length).toBeGreaterThan(5)
    const listed = new Set(pathsIn(recipe).flatMap(filesOf))
    expect(tables.filter((file) => !listed.has(file))).toEqual([])
  })
})

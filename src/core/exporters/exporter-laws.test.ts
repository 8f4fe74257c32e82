/** What holds of every exporter, and of every node and field of the document. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { formatDesign } from '../document/format-document'
import { FIELD_ORDER, type FieldOrder } from '../document/order-fields'
import { parseDesign } from '../document/parse-document'
import type { Design } from '../model/design'
import { LIST_OF_KIND, NODE_KINDS, nodeIds } from '../model/node-id'
import type { ExportLoss } from './exporter'
import { exporters } from './index'

const samples = fc.sample(designArbitrary, { numRuns: 120, seed: 7 })

type Fields = Record<string, unknown>

const leavesOf = (order: FieldOrder | null, path: readonly string[] = []): string[][] =>
  order === null
    ? [[...path]]
    : Object.entries(order).flatMap(([field, inner]) => leavesOf(inner, [...path, field]))

/** The first value at a path, and the design with another value there: lists are gone into by their first entry. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value) && path.length > 0)
    return value.map((item) => valueAt(item, path)).find((found) => found !== undefined)
  const [field, ...rest] = path
  if (field === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  return valueAt((value as Fields)[field], rest)
}

function withValue(value: unknown, path: readonly string[], other: unknown): unknown {
  if (Array.isArray(value) && path.length > 0) {
    const index = value.findIndex((item) => valueAt(item, path) !== undefined)
    return index < 0 ? value : value.with(index, withValue(value[index], path, other))
  }
  const [field, ...rest] = path
  if (field === undefined) return other
  return { ...(value as Fields), [field]: withValue((value as Fields)[field], rest, other) }
}

/** A step of a Streams application whose operation is another one may lack what that needs: no document, and nothing to export. */
const isDocument = (design: Design): boolean => parseDesign(formatDesign(design, 'json')).ok

const LIST_KINDS = new Map(NODE_KINDS.map((kind) => [LIST_OF_KIND[kind] as string, kind]))

/** Whether a loss says of a path, whose lists are gone into by their first entry, that it is not carried. */
function isSaid(design: Design, path: readonly string[], losses: readonly ExportLoss[]): boolean {
  const [top = '', ...rest] = path
  const kind = LIST_KINDS.get(top)
  if (kind) {
    const node = design[LIST_OF_KIND[kind]].find((candidate) => valueAt(candidate, rest) !== undefined)
    const field = rest.join('.')
    return losses.some((loss) => {
      if (loss.at !== `${kind}:${node?.name}`) return false
      return (
        loss.field === '' || `${field}.`.startsWith(`${loss.field}.`) || loss.field.startsWith(`${field}.`)
      )
    })
  }
  if (top === 'cluster') return losses.some(({ at, field }) => at === 'cluster' && field === rest[0])
  return losses.some(({ field }) => field === top)
}

describe.each(exporters.map((exporter) => [exporter.id, exporter] as const))('%s', (_, exporter) => {
  const textOf = (design: Design) => JSON.stringify(exporter.export(design, analyse(design)))

  it('carries every node or says that it does not', () => {
    for (const design of samples) {
      const text = exporter
        .export(design, analyse(design))
        .map((file) => file.text)
        .join('\n')
      const lost = new Set(exporter.losses(design).map(({ at }) => at as string))
      for (const id of nodeIds(design)) {
        const name = id.slice(id.indexOf(':') + 1)
        if (!/^[\w.-]+$/.test(name)) continue
        expect({ id, found: lost.has(id) || text.includes(name) }).toEqual({ id, found: true })
      }
    }
  })

  it.each(leavesOf(FIELD_ORDER).map((path) => [path.join('.'), path] as const))(
    'carries %s or says that it does not',
    (_, path) => {
      if (path[0] === 'surveyor') return
      const values = samples.map((design) => valueAt(design, path)).filter((value) => value !== undefined)
      const isCarried = samples.some((design) => {
        const value = valueAt(design, path)
        if (value === undefined) return false
        if (isSaid(design, path, exporter.losses(design))) return true
        const others = values.filter((other) => JSON.stringify(other) !== JSON.stringify(value)).slice(0, 8)
        const text = textOf(design)
        // What has one value alone may still be left out.
        return (others.length > 0 ? others : [undefined]).some((other) => {
          const changed = withValue(design, path, other) as Design
          return isDocument(changed) && textOf(changed) !== text
        })
      })
      expect(isCarried).toBe(true)
    },
  )

  it('takes any values for its options, and those that it has not for the initial ones', () => {
    const [design = samples[0] as Design] = samples
    const analysis = analyse(design)
    const files = exporter.export(design, analysis)
    const nonsense = Object.fromEntries(
      exporter.options.map(({ id, kind }) => [id, kind === 'switch' ? 'x' : '']),
    )
    expect(exporter.export(design, analysis, nonsense)).toEqual(files)
    expect(exporter.export(design, analysis, { 'no-such-option': true })).toEqual(files)
    for (const option of exporter.options) {
      expect(option.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(option.help).toMatch(/\.$/)
      const [other] =
        option.kind === 'switch'
          ? [!option.initial]
          : option.kind === 'text' || option.kind === 'application'
            ? ['another']
            : option.choices.map(({ value }) => value).filter((value) => value !== option.initial)
      expect(other).toBeDefined()
    }
  })
})

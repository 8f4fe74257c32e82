import type { Design } from '../model/design'
import type { LinkFormat } from './link-format'
import { LINK_FORMAT_V2 } from './link-format-v2'
import { restOf, valuesIn, withRest } from './link-rest'
import { packDesign, unpackDesign } from './pack-design'
import { thingsIn } from './table-text'

/** Between the tables of version 2 and each tagged section that follows them: no table begins with the second sign. */
const SECTION = '\f\u0001'
/** The tag of what the tables do not hold. */
const REST = 'r'

/** What is thrown where a link has a section that this build does not know. */
export class NewerSection extends Error {}

/** What a link says of a design: the tables of version 2, and what else there is to say. */
export interface Packed {
  readonly tables: string
  /** Empty where the tables hold all of it, so that a link of version 2 does. */
  readonly sections: string
}

/** Plain data as JSON that keeps the sign of nought, which JSON.stringify drops and JSON.parse reads. */
function jsonOf(value: unknown): string {
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`
  const fields = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${jsonOf(field)}`)
  return `{${fields.join(',')}}`
}

/** A design for a link, positions in whole pixels. */
export function packSections(design: Design): Packed {
  const tables = packDesign(design, LINK_FORMAT_V2)
  const rest = restOf(inWholePixels(design), unpackDesign(tables, LINK_FORMAT_V2))
  return { tables, sections: rest === undefined ? '' : `${SECTION}${REST}${jsonOf(rest)}` }
}

/** The document that was packed, not yet validated. Throws on a text that `packSections` cannot have written. */
export function unpackSections(packed: string, format: LinkFormat): Record<string, unknown> {
  const [tables = '', ...sections] = packed.split(SECTION)
  let document: unknown = unpackDesign(tables, format)
  for (const section of sections) {
    if (!section.startsWith(REST)) throw new NewerSection()
    const rest: unknown = JSON.parse(section.slice(REST.length))
    thingsIn('')({ length: valuesIn(rest) } as readonly unknown[])
    document = withRest(document, rest)
  }
  return document as Record<string, unknown>
}

type Point = readonly [number, number]

const whole = ([x, y]: Point): Point => [Math.round(x) + 0, Math.round(y) + 0]

const each = <Value>(table: Readonly<Record<string, Value>>, change: (value: Value) => Value) =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]))

/** The design as a link keeps it: whatever stands on the drawing in whole pixels. */
export function inWholePixels(design: Design): Design {
  if (!design.layout) return design
  const { positions, notes, areas } = design.layout
  return {
    ...design,
    layout: {
      ...design.layout,
      ...(positions && { positions: each(positions, whole) }),
      ...(notes && {
        notes: each(notes, (note) => ({ ...note, at: whole(note.at), size: whole(note.size) })),
      }),
      ...(areas && {
        areas: each(areas, (area) => ({ ...area, at: whole(area.at), size: whole(area.size) })),
      }),
    },
  }
}

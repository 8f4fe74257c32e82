/** The few elements of which a picture of the drawing is made, as text. */
import { escapeXml } from '@/core/share/design-in-picture'
import type { Colours } from '../overview/theme-colours'

/** What the parts of a picture are drawn with. */
export interface Pen {
  readonly colour: Colours
}

const FONT = {
  words: "Inter, 'Helvetica Neue', Arial, sans-serif",
  mono: "'JetBrains Mono', ui-monospace, monospace",
} as const

type Attributes = Readonly<Record<string, string | number | undefined>>

/** Numbers with at most two digits after the point, as far as anybody sees. */
const attribute = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeXml(value)

/** Returns an element; an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attribute(value)}"`],
  )
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

interface TextLook {
  readonly fill: string
  readonly size?: number
  readonly weight?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly font?: keyof typeof FONT
}

/** Returns a line of text with its baseline at a point. */
export const text = (
  x: number,
  y: number,
  content: string,
  { fill, size = 11, weight, anchor = 'start', font = 'words' }: TextLook,
): string =>
  content === ''
    ? ''
    : element(
        'text',
        {
          x,
          y,
          fill,
          'font-size': size,
          'font-family': FONT[font],
          'font-weight': weight,
          'text-anchor': anchor === 'start' ? undefined : anchor,
        },
        escapeXml(content),
      )

interface BoxLook {
  readonly fill: string
  readonly stroke?: string
  readonly radius?: number
  readonly dash?: string
}

/** Returns a rectangle. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  { fill, stroke, radius, dash }: BoxLook,
): string => element('rect', { x, y, width, height, rx: radius, fill, stroke, 'stroke-dasharray': dash })

import { copyNodes, pasteNodes } from '@/core/edits/paste-nodes'
import { withAreaContents } from '@/core/layout/with-area-contents'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { putTextInPng } from '@/core/share/design-in-picture'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { documentStore } from '@/stores/document/document-store'
import { whereDrawn } from '@/stores/document/where-drawn'
import { drawPicture, type Picture } from './draw-picture'
import { coloursOf, type Theme } from './picture-colours'
import { pictureFonts } from './picture-fonts'

export interface PictureWish {
  readonly theme: Theme
  readonly hasBackground: boolean
  /** The nodes and marks that it shows; null for the whole drawing. */
  readonly ids: ReadonlySet<string> | null
}

/** A picture with the design that it shows, as text. */
export interface HeldPicture extends Picture {
  readonly text: string
}

/** Twice as many pixels as the screen has at 100 %, as far as a canvas can be that large. */
const SCALE = 2
const MOST_PIXELS = 16_000

/** What a picture shows of a design, as a design of its own. */
function designOf(design: Design, ids: ReadonlySet<string>): Design {
  const empty = { ...emptyDesign(design.name), cluster: design.cluster }
  return pasteNodes(copyNodes(design, ids), [0, 0]).apply(empty)
}

/** Returns a picture of the open design as it is now; null where there is nothing to show. */
export async function makePicture(wish: PictureWish): Promise<HeldPicture | null> {
  const { theme, hasBackground } = wish
  const { design } = documentStore.getState()
  const drawn = whereDrawn(design)
  const ids = wish.ids && withAreaContents(drawn, wish.ids)
  const [{ formatDesign }, fonts] = await Promise.all([
    import('@/core/document/format-document'),
    pictureFonts(),
  ])
  const text = formatDesign(ids === null ? design : designOf(drawn, ids), 'yaml')
  const picture = drawPicture(design, currentAnalysis(), {
    ...(ids !== null && { ids }),
    hasBackground,
    fonts,
    holds: text,
    colour: coloursOf(theme),
  })
  return picture && { ...picture, text }
}

/** Returns a picture as a PNG that holds the same design; rejects where the browser cannot draw it. */
export async function toPng({ svg, width, height, text }: HeldPicture): Promise<Blob> {
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height))
  const image = new Image()
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!drawn) throw new Error('the browser draws no picture of that size')
    const bytes = new Uint8Array(await drawn.arrayBuffer())
    return new Blob([putTextInPng(bytes, text)], { type: 'image/png' })
  } finally {
    URL.revokeObjectURL(address)
  }
}

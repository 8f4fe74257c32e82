/** Copying and saving a picture of the drawing. */
import { markIds } from '@/core/model/marks'
import { nodeCount } from '@/core/model/node-id'
import { copyItem } from '@/stores/browser/clipboard'
import { downloadFile, fileName } from '@/stores/browser/download'
import { documentStore } from '@/stores/document/document-store'
import { orSayFault } from '@/stores/session/say-fault'
import { announce, notify } from '@/stores/session/session-store'
import { type HeldPicture, makePicture, type PictureWish, toPng } from './make-picture'

export type PictureFormat = 'png' | 'svg'

const nothing = (): void => {
  notify({ text: 'There is nothing to make a picture of yet.', tone: 'info' })
}

async function made(wish: PictureWish): Promise<HeldPicture> {
  const picture = await makePicture(wish)
  if (!picture) throw new Error('there is nothing to make a picture of')
  return picture
}

/**
 * Copies a picture, made while the browser waits for it: a click that is over would not be allowed to. A PNG in a
 * clipboard keeps nothing but its pixels, so a small page goes with it, of which Surveyor takes the design.
 */
export async function copyPicture(format: PictureFormat, wish: PictureWish): Promise<void> {
  if (isEmpty()) {
    nothing()
    return
  }
  const picture = made(wish)
  const blob = (type: string, textOf: (picture: HeldPicture) => string) =>
    picture.then((whole) => new Blob([textOf(whole)], { type }))
  const svg = 'image/svg+xml'
  const isCopied = await copyItem(
    format === 'png'
      ? {
          'image/png': picture.then(toPng),
          'text/html': blob('text/html', ({ text }) => `<img alt="" data-surveyor="${packed(text)}">`),
        }
      : {
          ...(ClipboardItem.supports(svg) && { [svg]: blob(svg, (whole) => whole.svg) }),
          'text/plain': blob('text/plain', (whole) => whole.svg),
        },
  )
  const what = format === 'svg' ? 'The picture is copied as SVG' : 'The picture is copied'
  if (isCopied) notify({ text: `${what}, with the design in it.`, tone: 'good' })
  else
    notify({
      text: 'This browser does not let a page copy a picture. Save it as a file instead.',
      tone: 'warning',
    })
}

const isEmpty = (): boolean => {
  const { design } = documentStore.getState()
  return nodeCount(design) === 0 && markIds(design).length === 0
}

/** Text as base64, for an attribute. */
const packed = (text: string): string => {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

/** Saves a picture as a file that opens as the design. */
export const savePicture = (format: PictureFormat, wish: PictureWish): Promise<void> =>
  orSayFault('Making the picture', async () => {
    const picture = await makePicture(wish)
    if (!picture) {
      nothing()
      return
    }
    const name = fileName(documentStore.getState().design.name, format)
    if (format === 'svg') downloadFile(name, picture.svg, 'image/svg+xml')
    else downloadFile(name, new Uint8Array(await (await toPng(picture)).arrayBuffer()), 'image/png')
    announce(`${name} saved`)
  })

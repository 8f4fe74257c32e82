import { notify } from '@/stores/session/session-store'
import { pasteText } from './copy-paste'

/** The design that a picture copied from here has beside it: the clipboard of a browser takes none inside of it. */
const HELD = /data-surveyor="([A-Za-z0-9+/=]+)"/

const unpacked = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))

/** Pastes what a picture of Surveyor holds; any other file is not what the drawing is made of. */
export async function pasteFile(file: File, html: string): Promise<void> {
  const { textInPng, textInSvg } = await import('@/core/share/design-in-picture')
  const beside = HELD.exec(html)?.[1]
  const bytes = new Uint8Array(await file.arrayBuffer())
  const held =
    textInPng(bytes) ??
    (file.type.includes('svg') ? textInSvg(new TextDecoder().decode(bytes)) : null) ??
    (beside === undefined ? null : unpacked(beside))
  if (held !== null) {
    await pasteText(held)
    return
  }
  notify({
    text: 'That picture or file holds no design. Pictures that Surveyor made do; other files are dropped here, or opened.',
    tone: 'info',
  })
}

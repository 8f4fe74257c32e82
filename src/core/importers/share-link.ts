import { isLinkText } from '../share/find-link'
import { readShareLink } from '../share/share-link'
import { err, ok } from '../shared/result'
import type { Importer } from './importer'

/** A link to a design, as it was copied from a chat or a mail. One that was cut short or changed says so. */
export const shareLink: Importer = {
  id: 'share-link',
  label: 'Link to a design',
  detect: (text) => (isLinkText(text) ? 1 : 0),
  import: (text) => {
    const read = readShareLink(text)
    return read.ok ? ok({ design: read.value, losses: [] }) : err([{ path: '', message: read.error }])
  },
}

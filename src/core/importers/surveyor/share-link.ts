import { readShareLink } from '../../share/share-link'
import { addDesign } from '../facts/add-design'
import { importerOf } from '../importer'

/** A link to a design, as it was copied from a chat or a mail. One that was cut short or changed says so. */
export const shareLink = importerOf((sources, book) => {
  for (const { name, text } of sources) {
    const read = readShareLink(text)
    if (read.ok) addDesign(book, read.value, { file: name })
    else book.problems.push({ file: name, path: '', message: read.error })
  }
})

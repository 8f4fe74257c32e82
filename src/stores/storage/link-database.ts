/** Which share links were opened as which designs. */
import { reading, writing, written } from './database'

const linkKey = (link: string) => ['link', link]

/** Notes which design a share link was opened as. */
export async function rememberLink(link: string, id: string): Promise<void> {
  const transaction = await writing()
  await written(transaction, [transaction.objectStore('contents').put(id, linkKey(link))])
}

/** The design that a share link was opened as before, where it is still there. */
export async function designOfLink(link: string): Promise<string | null> {
  const transaction = await reading()
  const id = await transaction.objectStore('contents').get(linkKey(link))
  return typeof id === 'string' && (await transaction.objectStore('summaries').get(id)) ? id : null
}

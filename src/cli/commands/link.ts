import { encodeShareLink } from '@/core/share/share-link'
import type { Io } from '../io'
import { loadDesign, printRemarks } from '../load-design'

export interface LinkOptions {
  readonly at: string
  readonly all?: boolean
}

/** Prints the link by which a design opens in the app. */
export async function link(paths: readonly string[], options: LinkOptions, io: Io): Promise<number> {
  const loaded = await loadDesign(paths, io)
  const fragment = (await encodeShareLink(loaded.design)).replace(/^#/, '')
  io.out(`${options.at.replace(/#.*$/, '')}#${fragment}\n`)
  printRemarks(loaded, options.all === true, io)
  return 0
}

import { nodeCount } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { makePicture } from './make-picture'

/** More nodes than these are no picture on a page. */
const MOST = 300

/** Returns the drawing as an SVG for paper; null where it has too much, or nothing. */
export async function printedDrawing(): Promise<string | null> {
  if (nodeCount(documentStore.getState().design) > MOST) return null
  const picture = await makePicture({ theme: 'light', hasBackground: false, ids: null }).catch(() => null)
  return picture?.svg ?? null
}

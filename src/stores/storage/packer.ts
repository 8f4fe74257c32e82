/** Packs designs with what is loaded for it: nothing for small ones. */
import { isLarge, type KnownPieces, type Packed } from './packed-content'

type PackDesign = (design: object, known?: KnownPieces) => Packed

let packDesign: PackDesign | null = null

/** A design as it is: what is small, and what cannot be cut because the part for it does not load. */
const whole: PackDesign = (design) => ({ content: design, added: [], known: new Map() })

/** What packs a design, where that takes no waiting; null where it has to be loaded first. */
export const packerOf = (design: object): PackDesign | null => (isLarge(design) ? packDesign : whole)

/** Loads what packs large designs. Where it does not load they are written whole, as slow as that is. */
export async function loadPacker(): Promise<PackDesign> {
  try {
    packDesign ??= (await import('./pack-design')).packDesign
    return packDesign
  } catch {
    return whole
  }
}

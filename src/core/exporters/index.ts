/**
 * Every format to take a design away in, loaded: for tests, proofs and programs. The page loads each when it is
 * chosen, from the entries.
 */
import type { Design } from '../model/design'
import { exporterEntries } from './entries'
import type { Exporter, ExporterEntry } from './exporter'
import { lossSentences } from './loss-sentences'

type LoadedExporter = ExporterEntry &
  Exporter & {
    /** What of this design the format cannot carry, a sentence each. */
    unsupported(design: Design): readonly string[]
  }

export const exporters: readonly LoadedExporter[] = await Promise.all(
  exporterEntries.map(async (entry): Promise<LoadedExporter> => {
    const exporter = await entry.load()
    return {
      ...entry,
      ...exporter,
      unsupported: (design) => lossSentences(exporter.losses(design)),
    }
  }),
)

import { exporterEntries } from '@/core/exporters/entries'
import type { ExportedFile } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { downloadFile, fileName } from '@/stores/browser/download'
import { currentAnalysis } from '@/stores/document/analysis-store'

type ZipFile = Pick<ExportedFile, 'path' | 'text'>

async function downloadZip(name: string, files: readonly ZipFile[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]))
  downloadFile(fileName(name, 'zip'), zipSync(entries, { level: 6 }), 'application/zip')
}

/** Saves the files of one format as a zip. */
export const downloadFormat = (design: Design, id: string, files: readonly ZipFile[]) =>
  downloadZip(`${design.name}-${id}`, files)

/** Saves what all formats make of a design as a zip, with a folder for each. */
export async function downloadEverything(design: Design): Promise<void> {
  const analysis = currentAnalysis()
  const files = await Promise.all(
    exporterEntries.map(async ({ id, load }) => {
      const exporter = await load()
      return exporter.export(design, analysis).map(({ path, text }) => ({ path: `${id}/${path}`, text }))
    }),
  )
  return downloadZip(design.name, files.flat())
}

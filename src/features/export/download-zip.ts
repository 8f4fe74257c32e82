import type { ExportedFile, Exporter } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { downloadFile, fileName } from '@/stores/browser/download'
import { currentAnalysis } from '@/stores/document/analysis-store'

async function downloadZip(name: string, files: readonly ExportedFile[]): Promise<void> {
  const { strToU8, zipSync } = await import('fflate')
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]))
  downloadFile(fileName(name, 'zip'), zipSync(entries, { level: 6 }), 'application/zip')
}

/** Saves the files of one format as a zip. */
export const downloadFormat = (design: Design, { id }: Exporter, files: readonly ExportedFile[]) =>
  downloadZip(`${design.name}-${id}`, files)

/** Saves what all formats make of a design as a zip, with a folder for each. */
export function downloadEverything(design: Design, exporters: readonly Exporter[]): Promise<void> {
  const analysis = currentAnalysis()
  const files = exporters.flatMap((exporter) =>
    exporter
      .export(design, analysis)
      .map(({ path, text }): ExportedFile => ({ path: `${exporter.id}/${path}`, text })),
  )
  return downloadZip(design.name, files)
}

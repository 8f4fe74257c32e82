import { documentStore } from '@/stores/document-store'
import { downloadFile, fileName } from '@/stores/download'

/** Hands the open design to the user as a YAML file. */
export async function saveFile(): Promise<void> {
  const { design } = documentStore.getState()
  const { formatDesign } = await import('@/core/document/format-document')
  downloadFile(fileName(design.name, 'surveyor.yaml'), formatDesign(design, 'yaml'), 'application/yaml')
}

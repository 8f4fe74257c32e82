import { downloadFile, fileName } from '../browser/download'
import { orSayFault } from '../session/say-fault'
import { documentStore } from './document-store'

/** Hands the open design to the user as a YAML file. */
export const saveFile = (): Promise<void> =>
  orSayFault('Saving as a file', async () => {
    const { design } = documentStore.getState()
    const { formatDesign } = await import('@/core/document/format-document')
    downloadFile(fileName(design.name, 'surveyor.yaml'), formatDesign(design, 'yaml'), 'application/yaml')
  })

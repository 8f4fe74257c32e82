import { formatDesign } from '../document/format-document'
import type { Exporter } from './exporter'
import { fileName } from './file-name'

/** The document itself: what Surveyor opens again, and what belongs in a repository. */
const documentAs = (format: 'yaml' | 'json', label: string, summary: string): Exporter => ({
  id: `surveyor-${format}`,
  label,
  summary,
  language: format,
  unsupported: () => [],
  export: (design) => [
    {
      path: `${fileName(design.name).toLowerCase()}.surveyor.${format}`,
      text: formatDesign(design, format),
    },
  ],
})

export const surveyorYaml = documentAs(
  'yaml',
  'Surveyor YAML',
  'The whole design as Surveyor opens it again: keep it beside the code.',
)

export const surveyorJson = documentAs(
  'json',
  'Surveyor JSON',
  'The whole design for other programs; Surveyor opens it again too.',
)

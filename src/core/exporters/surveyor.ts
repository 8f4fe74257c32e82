import { formatDesign } from '../document/format-document'
import type { Exporter } from './exporter'
import { fileName } from './file-name'

/** The document itself: what Surveyor opens again, and what belongs in a repository. */
const documentAs = (format: 'yaml' | 'json'): Exporter => ({
  options: [],
  losses: () => [],
  export: (design) => [
    {
      path: `${fileName(design.name).toLowerCase()}.surveyor.${format}`,
      text: formatDesign(design, format),
      language: format,
    },
  ],
})

export const surveyorYaml = documentAs('yaml')
export const surveyorJson = documentAs('json')

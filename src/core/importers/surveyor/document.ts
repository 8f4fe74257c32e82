import { parseDesign } from '../../document/parse-document'
import { addDesign } from '../facts/add-design'
import { importerOf } from '../importer'

/** Surveyor's own document, as YAML or JSON. Nothing is lost: what it does not know it refuses, each fault by its line. */
export const surveyorDocument = importerOf((sources, book) => {
  for (const { name, text } of sources) {
    const parsed = parseDesign(text)
    if (parsed.ok) addDesign(book, parsed.value, { file: name })
    else book.problems.push(...parsed.error.map((problem) => ({ ...problem, file: name })))
  }
})

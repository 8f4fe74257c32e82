import { parseDesign } from '../document/parse-document'
import { err, ok } from '../shared/result'
import type { Importer } from './importer'

/** Surveyor's own document, as YAML or JSON. Nothing is lost: what it does not know it refuses. */
export const surveyor: Importer = {
  id: 'surveyor',
  label: 'Surveyor',
  detect: (text) => {
    const head = text.slice(0, 10_000)
    if (/^\s*surveyor\s*:/m.test(head)) return 1
    return /"surveyor"\s*:/.test(head) ? 1 : 0
  },
  import: (text) => {
    const parsed = parseDesign(text)
    return parsed.ok ? ok({ design: parsed.value, losses: [] }) : err(parsed.error)
  },
}

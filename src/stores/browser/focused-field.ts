/** The only file that looks at the field which is being typed in. */
import { isSecretName, textWithoutSecrets } from '@/core/shared/text-without-secrets'

export interface FieldText {
  /** What the field is called. */
  readonly label: string
  readonly text: string
}

/** Longer text was pasted, and stands elsewhere. */
const LONGEST = 100_000

/** Fields whose text is taken later or cannot be taken yet: neither those that search nor those that are followed. */
const KEPT = '[role="dialog"] textarea:not([readonly]), input[aria-invalid="true"], form input'

/** The text looked at last, and what of it may be kept: it is asked for more often than it changes. */
let looked = { text: '', kept: '' }

function withoutSecrets(text: string): string {
  if (looked.text !== text) looked = { text, kept: textWithoutSecrets(text) }
  return looked.kept
}

/**
 * The text of the focused field, where it would be missed, without what may be a secret in it: it is stored, and
 * outlives the tab. Null where none is focused, or where all that stands in the field may be one.
 */
export function focusedText(): FieldText | null {
  const field = globalThis.document?.activeElement as
    | HTMLInputElement
    | HTMLTextAreaElement
    | null
    | undefined
  if (!field?.matches(KEPT) || field.value.trim() === '' || field.value.length > LONGEST) return null
  const label = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? 'a field'
  if (field.type === 'password' || isSecretName(label)) return null
  return { label, text: withoutSecrets(field.value) }
}

/** Calls back when something is typed in any field, or one is left. */
export function onTyping(listener: () => void): void {
  globalThis.addEventListener?.('input', listener)
  globalThis.addEventListener?.('focusout', listener)
}

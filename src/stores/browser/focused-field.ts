/** The only file that looks at the field which is being typed in. */
type Secrets = typeof import('@/core/shared/text-without-secrets')

export interface FieldText {
  /** What the field is called. */
  readonly label: string
  readonly text: string
}

/** Longer text was pasted, and stands elsewhere. */
const LONGEST = 100_000

/** Fields whose text is taken later or cannot be taken yet: neither those that search nor those that are followed. */
const STORED = '[role="dialog"] textarea:not([readonly]), input[aria-invalid="true"], form input'

/** What knows secrets. Until it is there nothing is stored: what is typed may be one. */
let secrets: Secrets | undefined

/** Loads what takes secrets out of a text; where it does not come, the next letter asks for it again. */
export async function readyToStore(): Promise<void> {
  secrets ??= await import('@/core/shared/text-without-secrets').catch(() => undefined)
}

/** The text looked at last, and what of it may be stored: it is asked for more often than it changes. */
let looked = { text: '', stored: '' }

function withoutSecrets(text: string, { textWithoutSecrets }: Secrets): string {
  if (looked.text !== text) looked = { text, stored: textWithoutSecrets(text) }
  return looked.stored
}

const focusedField = () =>
  globalThis.document?.activeElement as HTMLInputElement | HTMLTextAreaElement | null | undefined

/**
 * The text of the focused field, where it would be missed, without what may be a secret in it: it is stored, and
 * outlives the tab. Null where none is focused, or where all that stands in the field may be one.
 */
export function focusedText(): FieldText | null {
  const field = focusedField()
  if (!secrets || !field?.matches(STORED) || field.value.trim() === '' || field.value.length > LONGEST)
    return null
  const label = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? 'a field'
  if (field.type === 'password' || secrets.isSecretName(label)) return null
  return { label, text: withoutSecrets(field.value, secrets) }
}

/** Calls back when something is typed in any field, or one is left; and when what was typed can be stored. */
export function onTyping(listener: () => void): void {
  const prepare = () => {
    if (!secrets && focusedField()?.matches(STORED)) void readyToStore().then(listener)
  }
  globalThis.addEventListener?.('focusin', prepare)
  globalThis.addEventListener?.('input', () => {
    prepare()
    listener()
  })
  globalThis.addEventListener?.('focusout', listener)
}

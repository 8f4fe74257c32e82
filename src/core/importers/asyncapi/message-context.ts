import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'

/** What reading a message needs: what references lead to, the whole document, and where its facts go. */
export interface MessageContext {
  readonly follow: (field: Field | undefined) => Field | undefined
  readonly root: Field
  readonly book: FactBook
}

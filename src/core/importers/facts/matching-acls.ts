import type { Design } from '../../model/design'
import { wholeNameTest } from '../../shared/quick-pattern'
import type { FactBook } from './fact-book'

/**
 * Puts, for each entry whose name is a regular expression, one for every topic that is there and matches, as the tool
 * does when it applies it; what matches none is told. No entry of Kafka's own has an expression.
 */
export function matchAcls(book: FactBook, base: Design): void {
  if (!book.acls.some(({ isPattern }) => isPattern)) return
  const known = [...new Set([...book.topics.keys(), ...base.topics.map(({ name }) => name)])]
  const matched = book.acls.splice(0).flatMap((acl) => {
    if (!acl.isPattern) return [acl]
    const { isPattern: _, ...entry } = acl
    const isMatch = wholeNameTest(acl.name)
    const names = acl.resource === 'TOPIC' && isMatch ? known.filter(isMatch) : []
    if (names.length === 0)
      book.lose(
        acl.place,
        `The entry of ${acl.principal}, ${acl.operation} on what matches \`${acl.name}\`: ${
          acl.resource === 'TOPIC' ? 'no topic here does' : 'which names those are is not known'
        }.`,
      )
    return names.map((name) => ({ ...entry, name }))
  })
  book.acls.push(...matched)
}

/** Where one setting of a list ends and the next begins: values have commas too, as `compact,delete`. */
const NEXT = /,\s*(?=[a-z][a-zA-Z0-9._-]*=)/

/** The settings of `cleanup.policy=compact,delete,retention.ms=1`, as Kafka prints them in one line. */
export function settingsOfText(text: string): [key: string, value: string][] {
  return text
    .trim()
    .split(NEXT)
    .flatMap((part): [string, string][] => {
      const equals = part.indexOf('=')
      const key = part.slice(0, equals).trim()
      return equals > 0 && key !== '' ? [[key, part.slice(equals + 1).trim()]] : []
    })
}

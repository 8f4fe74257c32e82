/** What shellcheck takes for a mistake inside single quotes: expansions, backslashes and their curly kin. */
const NOT_SINGLE = /[$`\\\u2018\u2019]/
/** Curly double quotes, which it takes for a mistake inside double ones. */
const NOT_DOUBLE = /[\u201c\u201d]+/

/**
 * One word of a shell command, whatever is in it: nothing inside is expanded. In single quotes, and where
 * shellcheck would ask whether an expansion was meant, in double ones with every special character escaped.
 */
export function shellQuote(text: string): string {
  if (!NOT_SINGLE.test(text)) return `'${text.replaceAll("'", "'\\''")}'`
  return text
    .split(new RegExp(`(${NOT_DOUBLE.source})`))
    .filter((part) => part !== '')
    .map((part) => (NOT_DOUBLE.test(part) ? `'${part}'` : `"${part.replace(/[\\"$`]/g, '\\$&')}"`))
    .join('')
}

/**
 * Why `kafka-configs.sh --add-config` cannot be told a setting, or undefined where it can: it takes brackets
 * away, splits a key at a comma or an equals sign, and trims spaces; a line has no control characters.
 *
 * @see kafka.admin.ConfigCommand.parseConfigsToBeAdded
 */
export function whyNotAddable(key: string, value: string): string | undefined {
  if (/[[\]]/.test(key + value)) return 'it takes brackets away'
  if (/[,=]/.test(key)) return 'it ends a key at `,` and `=`'
  if (/[\s\p{Cc}\p{Cs}]/u.test(key)) return 'its keys have no spaces'
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return 'it takes one line of text'
  return value.trim() === value ? undefined : 'it trims spaces'
}

/**
 * A setting as `kafka-configs.sh --add-config` reads it: brackets around what would otherwise be split at a
 * comma or an equals sign, or is empty. Undefined for what it cannot be told at all.
 */
export const addConfigWord = (key: string, value: string): string | undefined =>
  whyNotAddable(key, value) === undefined
    ? `${key}=${value === '' || /[,=]/.test(value) ? `[${value}]` : value}`
    : undefined

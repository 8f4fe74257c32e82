/** One word of a shell command, whatever is in it: nothing inside is expanded. */
export const shellQuote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/**
 * A setting as `kafka-configs.sh --add-config` reads it: brackets around what would otherwise be split at a
 * comma or an equals sign, or is empty. Undefined for what it cannot be told at all: brackets, which it takes
 * away, control characters, halves of surrogate pairs, and spaces at either end, which it trims.
 *
 * @see kafka.admin.ConfigCommand.parseConfigsToBeAdded
 */
export function addConfigWord(key: string, value: string): string | undefined {
  if (/[[\],=\s\p{Cc}\p{Cs}]/u.test(key) || /[[\]\p{Cc}\p{Cs}]/u.test(value) || value.trim() !== value)
    return undefined
  return `${key}=${value === '' || /[,=]/.test(value) ? `[${value}]` : value}`
}

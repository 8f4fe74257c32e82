/** Which settings hold a secret, by what they are called. */

/** Words that make the value of a setting a secret, wherever in its key they stand, */
const ANYWHERE = new Set([
  'password', 'passwords', 'passwd', 'passwds', 'passphrase', 'passphrases', 'pwd', 'pwds', 'secret', 'secrets', 'jaas',
  'credential', 'credentials',
]) // biome-ignore format: a list of words
/** and those that do so at its end. */
const AT_END =
  /(?:^|\.)(?:(?:private|api|access|secret|keystore|account|sas)\.key(?:\.id)?|user\.info|tokens?|apikeys?|user|username|user\.name|login|connection\.(?:string|ur[il]))$/

/** Whether the value of a setting must not be kept: it is a secret, or has one in it. */
export function isSecretKey(key: string): boolean {
  const known = judged.get(key)
  if (known !== undefined) return known
  const isSecret = judge(key)
  if (judged.size < 5_000) judged.set(key, isSecret)
  return isSecret
}

/** The same few keys stand at thousands of topics. */
const judged = new Map<string, boolean>()

function judge(key: string): boolean {
  const words = key
    .replace(/([a-z])(?=[A-Z])/g, '$1.')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.some((word) => ANYWHERE.has(word)) || AT_END.test(words.join('.'))
}

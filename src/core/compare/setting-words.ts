import { valueWords } from '../shared/value-words'

/** Returns a setting's value as people say it: `7 d` for `retention.ms` of 604800000, `for ever` for -1. */
export const settingWords = (key: string, text: string): string =>
  text === '' ? 'nothing' : valueWords(key, text)

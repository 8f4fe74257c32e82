/** Returns the folders of `log.dirs` in their order, as Kafka reads a list. */
export const foldersIn = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

const asPath = (folder: string): string => folder.replace(/(?:\/\.?)+(?=\/|$)/g, '') || '/'

/** Returns the folders without those that were named before, also with another slash at the end. */
export const foldersOnce = (value: string): readonly string[] => {
  const seen = new Set<string>()
  return foldersIn(value).filter((one) => !seen.has(asPath(one)) && seen.add(asPath(one)))
}

/** Returns whether `log.dirs` names one folder twice, with which no broker starts. @see LogManager.createAndValidateLogDirs */
export const namesOneTwice = (value: string): boolean => foldersOnce(value).length < foldersIn(value).length

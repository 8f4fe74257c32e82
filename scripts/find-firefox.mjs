/** Finds an installed Firefox: the one that `SURVEYOR_FIREFOX` names, Debian's ESR, or any other on the path. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const NAMES = ['firefox-esr', 'firefox']

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns {string | null} its path; null where there is none */
export function findFirefox(environment = process.env) {
  const named = environment.SURVEYOR_FIREFOX
  if (named && !isExecutable(named)) throw new Error(`SURVEYOR_FIREFOX names ${named}, which cannot be run.`)
  if (named) return named
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable) ?? null
}

/**
 * What a page and the service worker know of each other. A page of an older release talks to the worker of a
 * newer one, so nothing here changes its meaning: what is needed anew gets a name of its own.
 */

/** The name of a release: a hash over all its files, which the page carries as `<meta name="release">`. */
export type ReleaseId = string

/** What a build consists of; paths are relative to the folder that it is served from. */
export interface Release {
  readonly id: ReleaseId
  /** Every file that the app may ask for, but for the page itself. */
  readonly files: readonly string[]
}

/** A page says which release it is of. It is answered through the port that comes with the message. */
export interface Hello {
  readonly kind: 'hello'
  readonly release: ReleaseId
}

export interface HelloAnswer {
  /** The release of the worker. */
  readonly release: ReleaseId
  /** Whether every file of the page's own release is cached. */
  readonly isWhole: boolean
}

/** The lock that each page holds for as long as it lives: it tells which releases still have pages. */
export const releaseLock = (scope: string, release: ReleaseId): string =>
  `surveyor.release ${scope} ${release}`

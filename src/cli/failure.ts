/** What ends a command with a sentence and status 2: a path that is not there, a text that is no design. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

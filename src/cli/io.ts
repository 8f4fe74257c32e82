/** All that a command touches outside of its arguments and files. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream
  out(text: string): void
  /** For what is said beside the result: remarks, losses, counts. */
  err(text: string): void
}

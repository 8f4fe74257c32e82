/** Something that a user can do from a menu, the palette or the keyboard. */
export interface Command {
  readonly id: string
  readonly label: string
  /** As tinykeys writes it. */
  readonly shortcut?: string
  /** Other keys that do the same. */
  readonly furtherKeys?: readonly string[]
  /** It changes the drawing at a single letter, which must be meant for the drawing. */
  readonly draws?: boolean
  /** The browser answers the keys itself, and tells the page: pasting is so. */
  readonly isNative?: boolean
  readonly enabled?: () => boolean
  readonly run: () => unknown
}

/** Runs the command of an id, where there is one. */
export const runCommand = (commands: readonly Command[], id: string): void => {
  commands.find((command) => command.id === id)?.run()
}

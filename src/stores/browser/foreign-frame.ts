/** Whether a window belongs to another site, which is whatever its own address may not be read from. */
function isForeign(other: Window, self: Window): boolean {
  try {
    return other.location.origin !== self.location.origin
  } catch {
    return true
  }
}

/** Whether any of the windows around one belongs to another site. */
export function isInForeignFrame(self: Window): boolean {
  for (let frame = self; frame.parent !== frame; frame = frame.parent)
    if (isForeign(frame.parent, self)) return true
  return false
}

/**
 * Whether a page of another site shows this one in a frame. It could lay itself over Surveyor and have a
 * person press what they do not see, so that nothing can be pressed there: see `start-viewer.ts`.
 */
export const IN_FOREIGN_FRAME = typeof window !== 'undefined' && isInForeignFrame(window)

/** How a registry checks a new version of a subject, by its own words. */
export const COMPATIBILITY_MODES = [
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
  'NONE',
] as const

export type CompatibilityMode = (typeof COMPATIBILITY_MODES)[number]

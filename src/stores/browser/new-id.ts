/**
 * An id that no other design or tab has. `randomUUID` is missing on pages that come over plain http from
 * another machine, `getRandomValues` is not.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

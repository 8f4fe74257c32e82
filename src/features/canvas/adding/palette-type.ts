/** What a drag from the palette carries. */
export const PALETTE_TYPE = 'application/x-surveyor-kind'

/** `1 node`, `3 nodes`. */
export const countNodes = (count: number): string => `${count} ${count === 1 ? 'node' : 'nodes'}`

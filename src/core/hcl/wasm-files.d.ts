/** Where the runtime of the parser lies: a path in Node, else an address. */
export const RUNTIME: string
/** Where the grammar of HCL lies. */
export const GRAMMAR: string

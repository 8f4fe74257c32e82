import fc from 'fast-check'

/**
 * Every property tries the same cases on every machine, so that a change alone decides what passes. New cases are
 * looked for by `npm run test:explore`; what it finds becomes a test beside the code.
 */
if (import.meta.env.MODE !== 'explore') fc.configureGlobal({ seed: 431 })

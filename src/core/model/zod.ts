/**
 * zod as every schema takes it: told first that it may compile no code, which the page's content security
 * policy forbids. zod tries once when the first object schema is made, so a module that only comes early
 * would not do; an import law keeps this one the only door.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }

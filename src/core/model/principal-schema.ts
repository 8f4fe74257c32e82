import { z } from './zod'

/** Who an application is to the brokers, as `User:billing`; the user's name alone is taken for `User:` and it. */
export const principalSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(500)
  .regex(/^[^\r\n;]*$/, 'must be one line without a semicolon')

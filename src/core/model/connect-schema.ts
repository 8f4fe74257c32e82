import { isRefusedSecret, secretReference } from './connect-secrets'
import { configSchema, countSchema, nameSchema } from './primitives-schema'
import { principalSchema } from './principal-schema'
import { z } from './zod'

/** Settings of Connect, verbatim. A secret is refused: a document and a link are read by others. */
export const connectConfigSchema = configSchema.superRefine((config, context) => {
  for (const [key, value] of Object.entries(config))
    if (isRefusedSecret(key, value))
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `may hold a secret, which a design never keeps: write a reference, as in "${secretReference('a', 'name')}"`,
      })
})

/** A cluster of Connect's workers. Its internal topics are among its settings, under Connect's own names. */
export const connectClusterSchema = z.strictObject({
  name: nameSchema,
  /** What its workers are to the brokers; the name where it is left out. */
  groupId: nameSchema.optional(),
  /** Who its workers, and with them its connectors, are to the brokers. */
  principal: principalSchema.optional(),
  workers: countSchema.optional(),
  config: connectConfigSchema.optional(),
})

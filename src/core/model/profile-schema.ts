import { countSchema } from './primitives-schema'
import { PROVIDER_IDS, STORAGE_CLASSES } from './provider-ids'
import { z } from './zod'

/** Who runs the brokers. What a type can do is not in the document but in the profile of that name. */
export const profileSchema = z.strictObject({
  provider: z.enum(PROVIDER_IDS),
  /** The type of broker, cluster or tier as the provider calls it; another than is known here has no limits that are known. */
  type: z.string().min(1).max(100).optional(),
  /** How many of what is bought there, where that is no broker: CKUs, eCKUs. */
  units: countSchema.optional(),
  storage: z.enum(STORAGE_CLASSES).optional(),
})

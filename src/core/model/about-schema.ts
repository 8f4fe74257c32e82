import { z } from './zod'

/** What every node may say of itself to people: what it is for, and who answers for it. */
export const aboutFields = {
  description: z.string().max(5000).optional(),
  /** A team or a person, as people call them. */
  owner: z.string().min(1, 'must not be empty').max(200).optional(),
} as const

import { CLIENT_LIBRARY_IDS, type ClientLibraryId } from '../kafka/client-libraries'
import { z } from './zod'

const isLibrary = (text: string): text is ClientLibraryId => CLIENT_LIBRARY_IDS.some((id) => id === text)

/** A number is refused: 2.10 and 2.1 are one number, and two releases. */
const versionSchema = z.unknown().transform((value, context): string => {
  if (typeof value === 'string' && value !== '' && value.length <= 50) return value
  const message =
    typeof value === 'number'
      ? `must be text: write it in quotes, as in "${value}"`
      : 'must be the version of the library, as text of up to 50 characters'
  context.issues.push({ code: 'custom', input: value, message })
  return z.NEVER
})

/** The library that an application is built with; the name alone, as in `client: kafkajs`, is the short form of it. */
export const clientSchema = z.preprocess(
  (value, context) => {
    if (typeof value !== 'string') return value
    if (isLibrary(value)) return { library: value }
    context.issues.push({
      code: 'custom',
      input: value,
      message: `must be one of ${CLIENT_LIBRARY_IDS.join(', ')}, not ${value === '' ? 'empty text' : `\`${value.slice(0, 40)}\``}`,
    })
    return z.NEVER
  },
  z.strictObject({ library: z.enum(CLIENT_LIBRARY_IDS), version: versionSchema.optional() }),
)

import type { Topic } from './design'

/** Returns whether the design holds a text in Protobuf of the keys or of the values of a topic. */
export const hasProtobuf = ({ schema, keySchema }: Topic): boolean =>
  (schema?.format === 'protobuf' && schema.types !== undefined) ||
  (keySchema?.format === 'protobuf' && keySchema.types !== undefined)

import type { Incompatibility } from './read-schema'

type Whose = 'new-readers' | 'old-readers'

/** What to do in the new version: where it reads what was written, and where older ones read what it writes. */
const REMEDIES: Readonly<Record<string, Readonly<Record<Whose, string>>>> = {
  NAME_MISMATCH: both('Keep the name, or give the new one the old name as an alias.', 'Keep the name.'),
  FIXED_SIZE_MISMATCH: both('Keep the size, and add a field of the new size beside it.'),
  MISSING_ENUM_SYMBOLS: both(
    'Keep the symbols, or give the enum a default.',
    'Add symbols only once every reader has an enum with a default.',
  ),
  READER_FIELD_MISSING_DEFAULT_VALUE: both('Give the field a default.', 'Keep the field: older readers have no default for it.'),
  TYPE_MISMATCH: both('Keep the type, or read it into a wider one: int into long, float or double.', 'Keep the type, and add a field of the new type beside it.'),
  MISSING_UNION_BRANCH: both('Keep the branch in the union.', 'Leave the new branch out until every reader knows it.'),
  SEVERAL_FIELDS_WRITTEN: both('Leave out the alias that is the name of another field, or of this one.'),
  TYPE_CHANGED: both('Allow both types: `"type": ["old", "new"]`.', 'Keep the type, and add a property of the new type beside it.'),
  TYPE_NARROWED: both('Keep `number`.', 'Keep `integer`.'),
  REQUIRED_ATTRIBUTE_ADDED: both('Leave it out of `required`, or give it a default.', 'Keep it in `required`.'),
  REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL: both('Leave it out of `required`, or give it a default.', 'Keep the property: older readers require it.'),
  PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL: both('Keep the property, or set it to an empty schema.', 'Leave the new property out: older readers refuse what they do not know.'),
  ADDITIONAL_PROPERTIES_REMOVED: both('Leave the content model open.', 'Keep `additionalProperties: false`.'),
  COMBINED_TYPE_SUBSCHEMAS_CHANGED: both('Keep each schema of the combination, and add others to `oneOf` or `anyOf`.', 'Keep each schema of the combination.'),
  SUM_TYPE_NARROWED: both('Keep each schema of the combination.', 'Add no schema to the combination until every reader knows it.'),
  PACKAGE_CHANGED: both('Keep the package.'),
  MESSAGE_REMOVED: both('Keep the message, even if nothing uses it.', 'Leave the new message out until every reader knows it.'),
  FIELD_KIND_CHANGED: both('Give the new field a number of its own, and reserve the old one.'),
  FIELD_SCALAR_KIND_CHANGED: both('Give the new field a number of its own, and reserve the old one.'),
  FIELD_NAMED_TYPE_CHANGED: both('Give the new field a number of its own, and reserve the old one.'),
  FIELD_NUMERIC_LABEL_CHANGED: both('Give the new field a number of its own, and reserve the old one.'),
  REQUIRED_FIELD_ADDED: both('Make the field optional.', 'Keep the field.'),
  REQUIRED_FIELD_REMOVED: both('Keep the field, or make it optional in a version before.', 'Leave the new field out, or make it optional.'),
  ONEOF_FIELD_REMOVED: both('Keep the field in the oneof.', 'Leave the new field out of the oneof until every reader knows it.'),
  FIELD_MOVED_TO_EXISTING_ONEOF: both('Leave the field outside of the oneof.', 'Keep the field in the oneof.'),
  MULTIPLE_FIELDS_MOVED_TO_ONEOF: both('Leave the fields outside of the oneof, or move one of them only.', 'Keep the fields in the oneof.'),
  SCHEMA_TYPE_CHANGED: both('Use a new topic: one subject has one language.'),
} // biome-ignore format: a table

function both(newReaders: string, oldReaders = newReaders): Readonly<Record<Whose, string>> {
  return { 'new-readers': newReaders, 'old-readers': oldReaders }
}

/** What Avro calls another type where the enum has a default and its field has none. */
const NO_DEFAULT = 'the reader has no default for it'

const TO_OPEN_MODEL = /_TO_OPEN_CONTENT_MODEL$/

/** Returns what makes a new version compatible where it breaks this, as one sentence. */
export function remedyOf({ type, sentence }: Incompatibility, whose: Whose): string {
  const known = REMEDIES[sentence.endsWith(NO_DEFAULT) ? 'READER_FIELD_MISSING_DEFAULT_VALUE' : type]
  if (known) return known[whose]
  if (TO_OPEN_MODEL.test(type)) {
    return whose === 'new-readers'
      ? 'Declare what else there may be: `additionalProperties` with a schema that the new one takes, or false; or ask the registry with the policy LENIENT.'
      : 'Keep it: older readers ask more of it than that it is there.'
  }
  return whose === 'new-readers'
    ? 'Ask no more here than the older version did.'
    : 'Write no more here than the older version allows.'
}

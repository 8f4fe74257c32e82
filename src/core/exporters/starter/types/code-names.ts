/** Names that a language, or a program of ours in it, has taken already; none of them may be a type of records. */
const TAKEN = new Set(
  `Any Application Array AvroRecords Attribute Boolean Buffer Byte Char Character Class Console Date Decimal Dict Dictionary Double
  Enum ErrUnprocessable Error Event Exception Float Function Guid Handle Handler Health Held HeldPartitions Integer
  Iterable Key List Listener Literal Long Made Main Map Math Message Notdue NotDue Number Object Optional Producer
  Program Promise Record RecordSerdes RecordTypes Records Set Settings Short Source String Symbol System Task Thread Type Types
  UnprocessableRecord Uint8Array Uuid Value Void Worker None True False Readonly UUID`.split(/\s+/),
)

/** Returns a name for a type, as `OrderLine` for `order-line`; empty where nothing of the text can be in a name. */
export function typeName(text: string): string {
  const name = text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  if (name === '') return ''
  const sound = /^\d/.test(name) ? `Type${name}` : name
  return TAKEN.has(sound) ? `${sound}Type` : sound
}

/** Returns a name that no other has yet, and takes it; letters alone in their case make no difference. */
export function uniqueName(wanted: string, taken: Set<string>): string {
  const own = wanted === '' ? 'Untitled' : wanted
  let name = own
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${own}${count}`
  taken.add(name.toLowerCase())
  return name
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const JAVA_WORDS = words(
  `abstract assert boolean break byte case catch char class const continue default do double else enum extends final
  finally float for goto if implements import instanceof int interface long native new package private protected public
  return short static strictfp super switch synchronized this throw throws transient try void volatile while true false
  null _ clone finalize getClass hashCode notify notifyAll toString wait`,
)
const PYTHON_WORDS = words(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`,
)
const CSHARP_WORDS = words(
  'Clone Equals GetHashCode GetType ToString Deconstruct EqualityContract MemberwiseClone Finalize PrintMembers',
)

export const isJavaName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text) && !JAVA_WORDS.has(text)

/** Fields as a language may call them, each by a name of its own, in their order. */
function namesOf(fields: readonly string[], nameOf: (field: string) => string): readonly string[] {
  const taken = new Set<string>()
  return fields.map((field) => uniqueName(nameOf(field), taken))
}

const plain = (text: string): string => {
  const name = text.replace(/\W+/g, '_')
  return /^(\d|_*$)/.test(name) ? `field_${name}` : name
}

export const javaFields = (fields: readonly string[]): readonly string[] =>
  namesOf(fields, (field) =>
    isJavaName(field) ? field : plain(isJavaName(plain(field)) ? field : `${field}_`),
  )

export const pythonFields = (fields: readonly string[]): readonly string[] =>
  namesOf(fields, (field) => {
    const name = plain(field).replace(/^__+/, '_')
    return PYTHON_WORDS.has(name) ? `${name}_` : name
  })

/** Go and C# call what is seen outside by a capital letter. */
const capital = (field: string): string => {
  const name = field
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return /^[A-Z]/.test(name) ? name : `Field${name}`
}

export const goFields = (fields: readonly string[]): readonly string[] => namesOf(fields, capital)

/** A member of C# may not be called like its type. */
export const csharpFields = (fields: readonly string[], of: string): readonly string[] =>
  namesOf(fields, (field) => {
    const name = capital(field)
    return CSHARP_WORDS.has(name) || name === of ? `${name}Field` : name
  })

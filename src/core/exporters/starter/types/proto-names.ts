/** How the compiler of each language calls what it makes of a file of Protobuf. */
import type { ProtoTypes } from '../../../schemas/proto-file'
import type { BuiltProto } from './proto-files'

const withoutEnding = (name: string): string => name.replace(/\.proto$/, '')
const lastOf = (name: string): string => withoutEnding(name).replace(/^.*\//, '')

/** Letters after what is no letter or digit are capital, and so is the first. */
const camel = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) =>
      (word.charAt(0).toUpperCase() + word.slice(1)).replace(/\d[a-z]/g, (two) => two.toUpperCase()),
    )
    .join('')

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const namesOf = ({ messages, enums }: ProtoTypes): readonly string[] => [
  ...enums.map(({ name }) => name),
  ...messages.flatMap((message) => [message.name, ...namesOf(message)]),
]

/** Of files that name no package. */
const JAVA_PACKAGE = 'com.example.schemas'

/**
 * Returns the class of Java of the first message, in its package; nothing imports what is in no package, so that a file
 * which names none is given one.
 *
 * @see https://protobuf.dev/reference/java/java-generated/#invocation
 */
export function javaMessage({ name, file, message }: BuiltProto): string {
  const { options } = file
  const space = text(options['java_package']) ?? text(file.package) ?? JAVA_PACKAGE
  if (options['java_multiple_files'] === true) return `${space}.${message}`
  const wanted = camel(lastOf(name))
  const isTaken = namesOf(file).includes(wanted)
  const outer = text(options['java_outer_classname']) ?? (isTaken ? `${wanted}OuterClass` : wanted)
  return `${space}.${outer}.${message}`
}

/** Returns the text of a file for Java, which is in a package. */
export const javaProtoText = ({ text: own, file }: BuiltProto): string =>
  (text(file.options['java_package']) ?? text(file.package))
    ? own
    : `${own.trimEnd()}\n\n// Put in for this project: its types must be in a package of Java.\noption java_package = "${JAVA_PACKAGE}";\n`

/**
 * Returns the module of Python that is made of a file.
 *
 * @see https://protobuf.dev/reference/python/python-generated/#invocation
 */
export const pythonModule = ({ name }: BuiltProto): string =>
  `${withoutEnding(name).replaceAll('-', '_').replaceAll('/', '.')}_pb2`

/** Returns the folder and the name of the package of Go that a file is made into, one a file. */
export const goPackage = ({ name }: BuiltProto): string =>
  `${withoutEnding(name)
    .replace(/[^A-Za-z0-9/]+/g, '')
    .replaceAll('/', '_')
    .toLowerCase()}pb`.replace(/^\d/, 'p$&')

/**
 * Returns a message as protoc-gen-go calls its type.
 *
 * @see GoCamelCase of google.golang.org/protobuf/internal/strs
 */
export const goMessage = (message: string): string =>
  message
    .replace(/^_(\w)/, (_, sign: string) => `X${sign.toUpperCase()}`)
    .replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/(?:^|\d)[a-z]/g, (letter) => letter.toUpperCase())

/**
 * Returns the class of C# of the first message.
 *
 * @see https://protobuf.dev/reference/csharp/csharp-generated/#invocation
 */
export function csharpMessage({ file, message }: BuiltProto): string {
  const space = text(file.options['csharp_namespace']) ?? file.package.split('.').map(camel).join('.')
  return `global::${space === '' ? '' : `${space}.`}${message}`
}

/** Returns the module of TypeScript that is made of a file, below the folder of what is made. */
export const typescriptModule = ({ name }: BuiltProto): string => `${withoutEnding(name)}_pb.js`

/** Returns what a program calls that module by. */
export const typescriptAlias = ({ name }: BuiltProto): string => {
  const own = camel(withoutEnding(name))
  return `${/^\d/.test(own) ? 'of' : ''}${own.charAt(0).toLowerCase()}${own.slice(1)}Pb`
}

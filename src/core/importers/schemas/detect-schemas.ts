import { withoutComments } from '../../schemas/avro-json'

const isObject = (head: string): boolean => /^\s*\{/.test(head)

/** How likely a text is a schema of Avro: a file of that ending, or a record with fields and nothing around it. */
export function detectAvro(commented: string, fileName: string): number {
  const head = withoutComments(commented)
  if (!/^\s*[[{"]/.test(head)) return 0
  if (/\.avsc$/i.test(fileName)) return 0.96
  if (/"(?:\$schema|subject|schema|asyncapi|connector\.class)"\s{0,5}:/.test(head)) return 0
  return /"type"\s{0,5}:\s{0,5}"record"/.test(head) && /"fields"\s{0,5}:\s{0,5}\[/.test(head) ? 0.75 : 0
}

/** How likely a text is a `.proto` file. */
export function detectProtobuf(head: string, fileName: string): number {
  if (/\.proto$/i.test(fileName)) return 0.96
  return /^[^\S\n]*(?:syntax\s*=\s*"proto[23]"|edition\s*=\s*"20\d\d")\s*;/m.test(head) &&
    /^[^\S\n]*(?:message|enum|package|import)\b/m.test(head)
    ? 0.9
    : 0
}

/** Formats that have their own `$schema`, or hold JSON Schemas of something else. */
const OTHER = /"(?:openapi|swagger|asyncapi|connector\.class|surveyor|apiVersion|dependencies|paths)"\s{0,5}:/

/** How likely a text is a JSON Schema of records: one of its drafts, or an object with properties and nothing else. */
export function detectJsonSchema(head: string, fileName: string): number {
  if (!isObject(head) || OTHER.test(head)) return 0
  if (/"\$schema"\s{0,5}:\s{0,5}"https?:\/\/json-schema\.org\//.test(head)) return 0.85
  if (!/^\s*\{\s*"(?:\$id|title|description|type|properties|definitions|\$defs)"\s{0,5}:/.test(head)) return 0
  const isSchema = /"type"\s{0,5}:\s{0,5}"object"/.test(head) && /"properties"\s{0,5}:\s{0,5}\{/.test(head)
  if (!isSchema) return 0
  return /\.schema\.json$|[-.](?:key|value)(?:[-.]v\d+)?\.json$/i.test(fileName) ? 0.8 : 0.4
}

const TEXT_OF_SCHEMA = /"schema"\s{0,5}:\s{0,5}"(?:[^"\\]|\\.){1,60}/
const MODE = /"(?:compatibilityLevel|compatibility)"\s{0,5}:\s{0,5}"(?:BACKWARD|FORWARD|FULL|NONE)/

/** How likely a text is what a schema registry answers or is told, or what its topic `_schemas` holds. */
export function detectRegistry(head: string): number {
  if (!/^\s*[[{]/.test(head)) return 0
  if (/^\s*\{[^}]{0,200}"keytype"\s{0,5}:\s{0,5}"[A-Z_]+"/.test(head)) return 0.95
  if (TEXT_OF_SCHEMA.test(head) && /"(?:subject|schemaType)"\s{0,5}:\s{0,5}"/.test(head)) return 0.8
  if (isObject(head) && head.length < 300 && MODE.test(head)) return 0.7
  return /^\s*\[\s*"[^"\n]{1,500}"\s*[,\]]/.test(head) && /"[^"\n]{1,500}-(?:key|value)"/.test(head) ? 0.6 : 0
}

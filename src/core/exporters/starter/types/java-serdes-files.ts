import type { ExportedFile } from '../../exporter'
import { avroRecordsFile } from './java-avro-records'
import { javaSerdesFile } from './java-serdes'
import { javaTypesFile } from './java-types'
import { PROTO_FOLDER } from './proto-files'
import { javaProtoText } from './proto-names'
import type { RecordSerdes } from './record-serdes'
import type { RecordTypes } from './record-types'

/** Returns the files of Protobuf as a project of Java has them. */
export const javaProtoFiles = ({ protos }: RecordTypes): readonly ExportedFile[] =>
  protos.map((proto) => ({
    path: `${PROTO_FOLDER}/${proto.name}`,
    text: javaProtoText(proto),
    language: 'plaintext',
  }))

/** Returns the classes of a program that have to do with the schemas of its records, by their names. */
export function serdesFiles(
  packageName: string,
  records: RecordTypes,
  serdes: RecordSerdes,
): readonly (readonly [name: string, text: string])[] {
  const { languages } = serdes
  return [
    ...(records.types.length > 0
      ? [['RecordTypes', javaTypesFile(packageName, records, serdes)] as const]
      : []),
    ...(languages.size > 0
      ? [['RecordSerdes', javaSerdesFile(packageName, serdes, records.texts)] as const]
      : []),
    ...(languages.has('avro') ? [['AvroRecords', avroRecordsFile(packageName)] as const] : []),
  ]
}

import { ok } from '../shared/result'
import { compareProtobuf } from './compare-protobuf'
import type { ProtoFile } from './proto-file'
import { PROTOBUF_CHANGES } from './protobuf-changes'
import { fieldsOfProtobuf } from './protobuf-fields'
import { readProtobuf } from './read-protobuf'
import { type Incompatibility, otherLanguage, type ReadSchema, type ReadText } from './read-schema'
import type { FieldType } from './record-fields'

/** In a file of its own: Protobuf needs its parser, which is loaded when it is used. */
export const readProtobufSchema: ReadText = (text, referenced) => {
  const read = readProtobuf(text, referenced)
  return read.ok ? ok(new Protobuf(read.value)) : read
}

class Protobuf implements ReadSchema {
  readonly language = 'protobuf'
  readonly file: ProtoFile
  readonly fields: FieldType

  constructor(file: ProtoFile) {
    this.file = file
    this.fields = fieldsOfProtobuf(file)
  }

  cannotRead(writer: ReadSchema): readonly Incompatibility[] {
    if (!(writer instanceof Protobuf)) return [otherLanguage]
    return compareProtobuf(writer.file, this.file).flatMap(({ type, path }) => {
      const sentence = PROTOBUF_CHANGES[type]
      return sentence === null ? [] : [{ type, path: `/${path}`, sentence }]
    })
  }
}

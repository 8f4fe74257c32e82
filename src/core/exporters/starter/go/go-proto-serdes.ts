import { quoted } from '../code-text'
import { goType } from '../types/go-types'
import { goMessage, goPackage } from '../types/proto-names'
import type { RecordReader, RecordWriter } from '../types/record-serdes'
import type { TopicType } from '../types/record-types'

export const goReaderName = (name: string): string => `read${name}`
export const goWriterName = (name: string): string => `write${name}`

/** What a record is read as; what may be nothing, as a deleted record's value, stays so. */
export function goTypeOf(of: TopicType | undefined): string {
  if (of?.proto !== undefined) return `${goPackage(of.proto)}.${goMessage(of.proto.message)}`
  return of?.type === undefined ? 'any' : goType(of.type)
}

export const protoReading = ({ name, of }: RecordReader): string =>
  `// ${goReaderName(name)} returns nil where there are no bytes.
func (s *RecordSerdes) ${goReaderName(name)}(ctx context.Context, data []byte) (*${goTypeOf(of)}, error) {
	if data == nil {
		return nil, nil
	}
	var value ${goTypeOf(of)}
	if err := s.readProto(ctx, data, &value); err != nil {
		return nil, err
	}
	return &value, nil
}`

export const protoWriting = ({ name, of }: RecordWriter): string =>
  `func (s *RecordSerdes) ${goWriterName(name)}(ctx context.Context, value *${goTypeOf(of)}) ([]byte, error) {
	latest, err := s.latest(ctx, ${quoted(of.subject)})
	if err != nil {
		return nil, err
	}
	bytes, err := proto.Marshal(value)
	if err != nil {
		return nil, err
	}
	// Which message of its file: the first.
	return framed(latest.ID, append([]byte{0}, bytes...))
}`

export const READ_PROTO = `// readProto reads the first message of a file, which is what is written; the registry must know its schema.
func (s *RecordSerdes) readProto(ctx context.Context, data []byte, value proto.Message) error {
	id, rest, err := header(data)
	if err != nil {
		return err
	}
	if _, err := once(s, fmt.Sprint("id ", id), func() (sr.Schema, error) { return s.client.SchemaByID(ctx, id) }); err != nil {
		return unknown(err)
	}
	index, rest, err := new(sr.ConfluentHeader).DecodeIndex(rest, 1)
	if err != nil || len(index) != 1 || index[0] != 0 {
		return fmt.Errorf("%w: not the first message of its schema", ErrUnprocessable)
	}
	if err := proto.Unmarshal(rest, value); err != nil {
		return fmt.Errorf("%w: %w", ErrUnprocessable, err)
	}
	return nil
}`

export const UNKNOWN = `// unknown tells a schema that the registry does not know, which is the record's fault, from a registry that does not answer.
func unknown(err error) error {
	var answer *sr.ResponseError
	if errors.As(err, &answer) && answer.StatusCode == 404 {
		return fmt.Errorf("%w: %w", ErrUnprocessable, err)
	}
	return err
}`

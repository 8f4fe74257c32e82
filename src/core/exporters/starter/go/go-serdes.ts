import { block, blocks, quoted } from '../code-text'
import { goPackage } from '../types/proto-names'
import type { RecordReader, RecordSerdes, RecordWriter } from '../types/record-serdes'
import type { CodeType, TopicType, TypeOfCode } from '../types/record-types'
import { withImports } from './go-imports'
import {
  goReaderName,
  goTypeOf,
  goWriterName,
  protoReading,
  protoWriting,
  READ_PROTO,
  UNKNOWN,
} from './go-proto-serdes'

const PACKAGES = [
  'context', 'embed', 'encoding/json', 'errors', 'fmt', 'math/big', 'os', 'strings', 'sync', 'time', '',
  'github.com/hamba/avro/v2', 'github.com/twmb/franz-go/pkg/kgo', 'github.com/twmb/franz-go/pkg/sr',
  'google.golang.org/protobuf/proto',
] // biome-ignore format: a list of packages

const schemaOf = ({ version }: TopicType): string =>
  `s.own(ctx, ${[version.path, ...version.references.map(({ subject }) => subject)].map(quoted).join(', ')})`

function reading(one: RecordReader, isResolved: boolean): string {
  const { name, language, of } = one
  if (language === 'protobuf') return protoReading(one)
  const type = goTypeOf(of)
  const read =
    language === 'json-schema'
      ? `	_, rest, err := header(data)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(rest, &value); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnprocessable, err)
	}
	return &value, nil`
      : block(
          of === undefined || !isResolved
            ? `${of === undefined ? '' : '\t// A record that holds itself is read as it was written: hamba/avro finds no end in resolving it.\n'}\tvar own avro.Schema`
            : `	own, err := ${schemaOf(of)}
	if err != nil {
		return nil, err
	}`,
          `	if err := s.read(ctx, own, data, &value); err != nil {
		return nil, err
	}
	return &value, nil`,
        )
  const context = language === 'avro' ? 'ctx' : '_'
  return `// ${goReaderName(name)} returns nil where there are no bytes.
func (s *RecordSerdes) ${goReaderName(name)}(${context} context.Context, data []byte) (*${type}, error) {
	if data == nil {
		return nil, nil
	}
	var value ${type}
${read}
}`
}

function writing(one: RecordWriter): string {
  const { name, language, of } = one
  if (language === 'protobuf') return protoWriting(one)
  const encoded =
    language === 'json-schema'
      ? '\tbytes, err := json.Marshal(value)'
      : `	schema, err := s.parsed(ctx, latest.Schema)
	if err != nil {
		return nil, err
	}
	bytes, err := avro.Marshal(schema, value)`
  return `func (s *RecordSerdes) ${goWriterName(name)}(ctx context.Context, value ${goTypeOf(of)}) ([]byte, error) {
	latest, err := s.latest(ctx, ${quoted(of.subject)})
	if err != nil {
		return nil, err
	}
${encoded}
	if err != nil {
		return nil, err
	}
	return framed(latest.ID, bytes)
}`
}

const START = `// RecordSerdes reads and writes keys and values by the schemas of a registry: they are registered when they are
// deployed, never by this program.
type RecordSerdes struct {
	client *sr.Client
	mu     sync.Mutex
	known  map[string]any
}

func newRecordSerdes() *RecordSerdes {
	opts := []sr.ClientOpt{sr.URLs(strings.Split(env("SCHEMA_REGISTRY_URL", "http://localhost:8081"), ",")...)}
	if user, password, isSet := strings.Cut(os.Getenv("SCHEMA_REGISTRY_USER_INFO"), ":"); isSet {
		opts = append(opts, sr.BasicAuth(user, password))
	}
	client, err := sr.NewClient(opts...)
	if err != nil {
		panic(err)
	}
	return &RecordSerdes{client: client, known: map[string]any{}}
}

// once asks the registry a question, and keeps its answer: what it has registered does not change.
func once[T any](s *RecordSerdes, question string, ask func() (T, error)) (T, error) {
	s.mu.Lock()
	known, isKnown := s.known[question].(T)
	s.mu.Unlock()
	if isKnown {
		return known, nil
	}
	answer, err := ask()
	if err == nil {
		s.mu.Lock()
		s.known[question] = answer
		s.mu.Unlock()
	}
	return answer, err
}`

const LATEST = `// latest is what is registered newest, which is what is written.
func (s *RecordSerdes) latest(ctx context.Context, subject string) (sr.SubjectSchema, error) {
	return once(s, "latest "+subject, func() (sr.SubjectSchema, error) {
		return s.client.SchemaByVersion(ctx, subject, -1)
	})
}

func framed(id int, bytes []byte) ([]byte, error) {
	framed, err := new(sr.ConfluentHeader).AppendEncode(nil, id, nil)
	return append(framed, bytes...), err
}`

const HEADER = `func header(data []byte) (id int, rest []byte, err error) {
	if id, rest, err = new(sr.ConfluentHeader).DecodeID(data); err != nil {
		err = fmt.Errorf("%w: %w", ErrUnprocessable, err)
	}
	return id, rest, err
}`

const PARSED = `// parsed is a schema with those that it names.
func (s *RecordSerdes) parsed(ctx context.Context, schema sr.Schema) (avro.Schema, error) {
	cache := &avro.SchemaCache{}
	for _, named := range schema.References {
		of, err := s.client.SchemaByVersion(ctx, named.Subject, named.Version)
		if err != nil {
			return nil, err
		}
		if _, err := avro.ParseWithCache(of.Schema.Schema, "", cache); err != nil {
			return nil, err
		}
	}
	return avro.ParseWithCache(schema.Schema, "", cache)
}`

const READ = `// read resolves what was written with any schema to our own.
func (s *RecordSerdes) read(ctx context.Context, own avro.Schema, data []byte, value any) error {
	id, rest, err := header(data)
	if err != nil {
		return err
	}
	schema, err := once(s, fmt.Sprint("id ", id), func() (avro.Schema, error) {
		written, err := s.client.SchemaByID(ctx, id)
		if err != nil {
			return nil, err
		}
		return s.parsed(ctx, written)
	})
	if err != nil {
		return unknown(err)
	}
	if own != nil && own.Fingerprint() != schema.Fingerprint() {
		if schema, err = avro.NewSchemaCompatibility().Resolve(own, schema); err != nil {
			return fmt.Errorf("%w: %w", ErrUnprocessable, err)
		}
	}
	if err := avro.Unmarshal(schema, rest, value); err != nil {
		return fmt.Errorf("%w: %w", ErrUnprocessable, err)
	}
	return nil
}`

const OWN = `//go:embed schemas
var schemas embed.FS

// own is the schema of a file, with the newest of the subjects that it names.
func (s *RecordSerdes) own(ctx context.Context, file string, names ...string) (avro.Schema, error) {
	return once(s, file, func() (avro.Schema, error) {
		text, err := schemas.ReadFile(file)
		if err != nil {
			return nil, err
		}
		schema := sr.Schema{Schema: string(text)}
		for _, subject := range names {
			schema.References = append(schema.References, sr.SchemaReference{Name: subject, Subject: subject, Version: -1})
		}
		return s.parsed(ctx, schema)
	})
}`

function holdsItself(type: CodeType): boolean {
  if (type.kind === 'named') return type.isInside === true
  if (type.kind === 'union') return type.branches.some(holdsItself)
  return 'of' in type && holdsItself(type.of)
}

/** `record_serdes.go`: keys and values by the schemas of a registry. */
export function goSerdesFile(
  { readers, writers }: RecordSerdes,
  types: readonly TypeOfCode[],
  module: string,
): string {
  const isResolved = !types.some(
    (type) => type.kind === 'record' && type.fields.some((field) => holdsItself(field.type)),
  )
  const isAvroRead = readers.some(({ language }) => language === 'avro')
  const isProtoRead = readers.some(({ language }) => language === 'protobuf')
  const isAvro = isAvroRead || writers.some(({ language }) => language === 'avro')
  const isOwn = readers.some(({ language, of }) => isResolved && language === 'avro' && of !== undefined)
  const code = blocks(
    'var serdes = newRecordSerdes()',
    START,
    ...readers.map((one) => reading(one, isResolved)),
    ...writers.map(writing),
    readers.length > 0 && HEADER,
    isAvroRead && READ,
    isProtoRead && READ_PROTO,
    (isAvroRead || isProtoRead) && UNKNOWN,
    isOwn && OWN,
    isAvro && PARSED,
    writers.length > 0 && LATEST,
  )
  const made = [...readers.map(({ of }) => of), ...writers.map(({ of }) => of)].flatMap((of) =>
    of?.proto === undefined ? [] : [`${module}/${goPackage(of.proto)}`],
  )
  return withImports('main', code, [...PACKAGES, '', ...new Set(made)])
}

/** What of a record its handler reads by the schemas. */
export function goDecoding({ readers }: RecordSerdes, returned: string): string {
  const topics = [...new Set(readers.map(({ topic }) => topic))]
  const of = (topic: string, indent: string) =>
    readers
      .filter((one) => one.topic === topic)
      .map(({ name, part }) => {
        const field = part === 'key' ? 'Key' : 'Value'
        return `${indent}${part}, err := serdes.${goReaderName(name)}(ctx, record.${field})
${indent}if err != nil {
${indent}	return ${returned}
${indent}}
${indent}_ = ${part} // put in what is done with it
`
      })
      .join('')
  const [only, ...others] = topics
  if (only === undefined) return ''
  if (others.length === 0) return of(only, '\t')
  return `	switch originOf(record) {
${topics.map((topic) => `	case ${quoted(topic)}:\n${of(topic, '\t\t')}`).join('')}	}
`
}

/** What writes what is made, said where it is needed. */
export const goWriting = ({ writers }: RecordSerdes): string =>
  writers
    .map(
      ({ name, of }) =>
        `\t// serdes.${goWriterName(name)}(ctx, ...) makes a ${of.part} of ${quoted(of.topic)}.\n`,
    )
    .join('')

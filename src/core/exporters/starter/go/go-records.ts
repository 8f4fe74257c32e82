import type { ApplicationPlan } from '../../../starter-code/plan'
import { blocks, quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { withImports } from './go-imports'
import { goDecoding, goWriting } from './go-serdes'

/** `handler.go`: where the work on a record goes. */
export function handlerFile({ writes }: ApplicationPlan, serdes: RecordSerdes): string {
  const context = serdes.readers.length > 0 ? 'ctx' : '_'
  const made = writes?.topics ?? []
  const about = `// Errors that wrap ErrUnprocessable are those that no further try can help; any other may be tried again.
// After a crash a record may come again: what this does elsewhere must bear that.`
  const code =
    made.length > 0
      ? `// Handle returns the records that come of one; they are written when it returns, and none where it fails.
${about}
type Handle func(ctx context.Context, record *kgo.Record) ([]*kgo.Record, error)

// handle is what is done with a record: put in your code.
func handle(${context} context.Context, record *kgo.Record) ([]*kgo.Record, error) {
${goDecoding(serdes, 'nil, err')}${goWriting(serdes)}	return []*kgo.Record{
${made.map(({ topic }) => `\t\t{Topic: ${quoted(topic)}, Key: record.Key, Value: record.Value},`).join('\n')}
	}, nil
}`
      : `// Handle works on a record.
${about}
type Handle func(ctx context.Context, record *kgo.Record) error

// handle is what is done with a record: put in your code.
func handle(${context} context.Context, record *kgo.Record) error {
${goDecoding(serdes, 'err')}	slog.Debug("processed", "record", whereOf(record))
	return nil
}`
  return withImports('main', code)
}

/** `records.go`: records as they are told of, and as they are sent on. */
export const recordsFile = (isSentOn: boolean, isBySeveral: boolean): string =>
  withImports(
    'main',
    blocks(
      `// ErrUnprocessable is a record that no further try can help, as one that cannot be read.
var ErrUnprocessable = errors.New("unprocessable")`,
      `func whereOf(record *kgo.Record) string {
	return fmt.Sprintf("%s-%d@%d", record.Topic, record.Partition, record.Offset)
}`,
      isBySeveral &&
        `// originOf is the topic that a record was first in, for one that comes from a retry topic.
func originOf(record *kgo.Record) string {
	for _, header := range record.Headers {
		if header.Key == "original-topic" {
			return string(header.Value)
		}
	}
	return record.Topic
}`,
      isSentOn &&
        `// sentOn is the record as it came, with headers that say where it was first, and why it was sent on last.
func sentOn(record *kgo.Record, topic string, cause error) *kgo.Record {
	var headers []kgo.RecordHeader
	isFirst := true
	for _, header := range record.Headers {
		isFirst = isFirst && header.Key != "original-topic"
		if header.Key != "failure" {
			headers = append(headers, header)
		}
	}
	add := func(key, value string) {
		headers = append(headers, kgo.RecordHeader{Key: key, Value: []byte(value)})
	}
	if isFirst {
		add("original-topic", record.Topic)
		add("original-partition", strconv.Itoa(int(record.Partition)))
		add("original-offset", strconv.FormatInt(record.Offset, 10))
	}
	add("failure", cause.Error())
	return &kgo.Record{Topic: topic, Key: record.Key, Value: record.Value, Headers: headers}
}`,
    ),
    ['errors', 'fmt', 'strconv', '', 'github.com/twmb/franz-go/pkg/kgo'],
  )

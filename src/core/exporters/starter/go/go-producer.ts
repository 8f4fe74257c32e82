import type { WritingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { withImports } from './go-imports'
import { signals, transactionalIdOf } from './go-main'
import { GO_PACKAGES } from './go-packages'
import { goWriting } from './go-serdes'

/** `main.go` of a producer: takes records from the source, writes them, and tells it. */
export function producerMainFile(writes: WritingPlan): string {
  const isTransactional = writes.transactionalId !== undefined
  const isUnconfirmed = writes.settings.some(({ key, value }) => key === 'acks' && value === '0')
  const write = isTransactional
    ? `// write returns once all are written, in one transaction; one that fails is aborted, and they are written again.
func write(ctx context.Context, client *kgo.Client, records []*kgo.Record) error {
	for {
		if err := client.BeginTransaction(); err != nil {
			return err
		}
		failed := client.ProduceSync(ctx, records...).FirstErr()
		if err := client.EndTransaction(ctx, kgo.TransactionEndTry(failed == nil)); err != nil {
			return fmt.Errorf("the transaction does not end: %w", err)
		}
		if failed == nil {
			return nil
		}
		slog.Warn("the transaction is aborted, and its records are written again", "error", failed)
		time.Sleep(time.Second)
	}
}`
    : isUnconfirmed
      ? `// write sends them once: one that is lost is not sent again.
func write(ctx context.Context, client *kgo.Client, records []*kgo.Record) error {
	for _, record := range records {
		client.Produce(ctx, record, func(_ *kgo.Record, err error) {
			if err != nil {
				slog.Warn("a record is lost", "error", err)
			}
		})
	}
	return nil
}`
      : `// write returns once all are written; an error where one is not.
func write(ctx context.Context, client *kgo.Client, records []*kgo.Record) error {
	if err := client.ProduceSync(ctx, records...).FirstErr(); err != nil {
		return fmt.Errorf("a record is not written: %w", err)
	}
	return nil
}`
  const code = blocks(
    block(
      'func newClient() (*kgo.Client, error) {',
      '\topts := append(common(), writing()...)',
      isTransactional &&
        `	// Kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again.
	opts = append(opts, ${transactionalIdOf(writes)})`,
      '\treturn kgo.NewClient(opts...)',
      '}',
    ),
    `// produce writes what the source gives, until there is no more or the program is to end.
func produce(ctx context.Context, client *kgo.Client, source Source, health *Health) error {
	defer client.Close()
	for ctx.Err() == nil {
		records, isMore := source.Next(ctx)
		health.Alive()
		// What is in hand is finished, whoever ends the program.
		finish := context.WithoutCancel(ctx)
		if len(records) > 0 {
			if err := write(finish, client, records); err != nil {
				return err
			}
			source.Written(records)
			for range records {
				health.Processed()
			}
		}
		if !isMore {
			return client.Flush(finish)
		}
	}
	return client.Flush(context.WithoutCancel(ctx))
}`,
    write,
    `func main() {
	if err := run(); err != nil {
		slog.Error("the program ends, to be started again from what was last written", "error", err)
		os.Exit(1)
	}
}`,
    `func run() error {
${signals}
	client, err := newClient()
	if err != nil {
		return err
	}
	return produce(ctx, client, newSource(), health)
}`,
  )
  return withImports('main', code, GO_PACKAGES)
}

/** `source.go`: where the records come from. */
export const sourceFile = ({ topics }: WritingPlan, serdes: RecordSerdes): string =>
  withImports(
    'main',
    `// Source is where the records come from.
type Source interface {
	// Next returns the next records, none where there are none yet, and whether more will come.
	Next(ctx context.Context) (records []*kgo.Record, isMore bool)
	// Written is told once records are written: keep here how far your source was read.
	Written(records []*kgo.Record)
}

// lines is a source for a start: put in your own. A line of standard input is a key, a tab and a value.
type lines struct{ read chan string }

func newSource() Source {
	l := &lines{make(chan string, 10_000)}
	go func() {
		defer close(l.read)
		for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); {
			l.read <- scanner.Text()
		}
	}()
	return l
}

func (l *lines) Next(ctx context.Context) (records []*kgo.Record, isMore bool) {
	for len(records) < 500 {
		select {
		case line, isOpen := <-l.read:
			if !isOpen {
				return records, false
			}
			records = append(records, recordsOf(line)...)
		case <-ctx.Done():
			return records, true
		case <-time.After(200 * time.Millisecond):
			return records, true
		}
	}
	return records, true
}

func (l *lines) Written([]*kgo.Record) {}

func recordsOf(line string) []*kgo.Record {
	var key []byte
	if name, value, isKeyed := strings.Cut(line, "\\t"); isKeyed {
		key, line = []byte(name), value
	}
${goWriting(serdes)}	return []*kgo.Record{
${topics.map(({ topic }) => `\t\t{Topic: ${quoted(topic)}, Key: key, Value: []byte(line)},`).join('\n')}
	}
}`,
    GO_PACKAGES,
  )

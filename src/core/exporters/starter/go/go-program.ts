import type { ApplicationPlan, ReadingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import { withImports } from './go-imports'

interface Needs {
  readonly reads: ReadingPlan
  readonly isWriting: boolean
  readonly isTransactional: boolean
  readonly isInTransaction: boolean
  readonly isCommitting: boolean
  readonly isMaking: boolean
  readonly isOnward: boolean
  readonly isDelayed: boolean
  readonly isStopping: boolean
}

export const goNeeds = ({ writes }: ApplicationPlan, reads: ReadingPlan): Needs => ({
  reads,
  isWriting: writes !== undefined,
  isTransactional: writes?.transactionalId !== undefined,
  isInTransaction: reads.commit === 'in-transaction',
  isCommitting: reads.commit === 'after-processing',
  isMaking: (writes?.topics.length ?? 0) > 0,
  isOnward: reads.failure.onward.length > 0,
  isDelayed: reads.failure.delays.length > 0,
  isStopping: reads.failure.otherwise === 'stop',
})

/** The entries of a map, aligned as gofmt does. */
function mapOf(entries: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...entries.map(([key]) => quoted(key).length)) + 1
  return entries.map(([key, value]) => `\t${`${quoted(key)}:`.padEnd(wide)} ${value},`).join('\n')
}

/** `worker.go`: the loop of one consumer, which polls, works, writes and commits. */
export function workerFile(plan: ApplicationPlan, reads: ReadingPlan): string {
  const needs = goNeeds(plan, reads)
  const { failure } = reads
  const { attempts, backOffMs, multiplier } = failure.retries
  const body = blocks(
    block(
      failure.onward.length > 0 &&
        `// onward is where a record goes that its tries did not help.\nvar onward = map[string]string{\n${mapOf(failure.onward.map(({ from, to }) => [from, quoted(to)]))}\n}\n`,
      needs.isDelayed &&
        `// delays are how old a record must be before it is tried.\nvar delays = map[string]time.Duration{\n${mapOf(failure.delays.map(({ topic, ms }) => [topic, `${Math.round(ms)} * time.Millisecond`]))}\n}\n`,
      `const (
	mostAtOnce        = 500
	retries           = ${attempts}
	backOff           = ${Math.round(backOffMs)} * time.Millisecond
	backOffMultiplier = ${multiplier}
)`,
    ),
    `// errStopped is told where the program is to end while a record waits.
var errStopped = errors.New("stopped")`,
    `// Worker reads topics of one delay, on a client of its own: while a record waits, so do those that came after it.
type Worker struct {
${
  needs.isInTransaction
    ? '\tclient  *kgo.Client\n\tsession *kgo.GroupTransactSession\n\thandle  Handle\n\thealth  *Health'
    : '\tclient *kgo.Client\n\thandle Handle\n\thealth *Health'
}${needs.isDelayed ? `\n\tatOnce ${needs.isInTransaction ? ' ' : ''}int` : ''}
}`,
    running(needs),
    needs.isTransactional ? transaction(needs) : plainBatch(needs),
    working(needs),
    trying(needs),
    givingUp(needs),
    `// waits for a while, which is no hanging; false where the program is to end before that.
func (w *Worker) waits(ctx context.Context, time_ time.Duration) bool {
	w.health.Waits(w, time_)
	select {
	case <-ctx.Done():
		return false
	case <-time.After(time_):
		return true
	}
}`.replaceAll('time_', 'long'),
  )
  return withImports('main', body)
}

function running(needs: Needs): string {
  return block(
    '// Run returns when it is told to end, or with an error after which it must be started again.',
    'func (w *Worker) Run(ctx context.Context) error {',
    needs.isInTransaction ? '\tdefer w.session.Close()' : '\tdefer w.client.Close()',
    needs.isDelayed
      ? '\tatOnce := w.atOnce'
      : needs.isTransactional && needs.isStopping
        ? '\tatOnce := mostAtOnce'
        : '\tconst atOnce = mostAtOnce',
    '\tw.health.Waits(w, 0)',
    '\tfor {',
    '\t\tpoll, cancel := context.WithTimeout(ctx, time.Second)',
    needs.isInTransaction
      ? '\t\tfetches := w.session.PollRecords(poll, atOnce)'
      : '\t\tfetches := w.client.PollRecords(poll, atOnce)',
    `		cancel()
		if ctx.Err() != nil {
			return nil
		}
		w.health.Polled(w, fetches)
		fetches.EachError(func(topic string, partition int32, err error) {
			if !errors.Is(err, context.DeadlineExceeded) {
				slog.Warn("cannot read", "topic", topic, "partition", partition, "error", err)
			}
		})
		if fetches.NumRecords() == 0 {
			continue
		}
		err := w.batch(ctx, fetches)`,
    needs.isTransactional &&
      needs.isStopping &&
      `		var stop *stopError
		if errors.As(err, &stop) && atOnce > 1 {
			// What came before it is read again one by one, and committed.
			atOnce = 1
			continue
		}`,
    `		if errors.Is(err, errStopped) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}`,
  )
}

function plainBatch(needs: Needs): string {
  return block(
    `// batch works on what was read${needs.isWriting ? ', waits until what it made is written' : ''}${needs.isCommitting ? ', and commits' : ''}.`,
    'func (w *Worker) batch(ctx context.Context, fetches kgo.Fetches) error {',
    needs.isWriting ? '\tdone, made, err := w.work(ctx, fetches)' : '\tdone, err := w.work(ctx, fetches)',
    '\t// What is in hand is finished, whoever ends the program.',
    '\tfinish := context.WithoutCancel(ctx)',
    needs.isWriting &&
      `	if failed := w.client.ProduceSync(finish, made...).FirstErr(); failed != nil {
		return fmt.Errorf("a record is not written: %w", failed)
	}`,
    needs.isCommitting
      ? `	if failed := w.client.CommitRecords(finish, done...); failed != nil {
		slog.Warn("not committed: others have the partitions by now, and process these records again", "error", failed)
	}`
      : needs.isWriting
        ? '\t_ = done'
        : '\t_, _ = done, finish',
    '\treturn err',
    '}',
  )
}

function transaction(needs: Needs): string {
  if (needs.isInTransaction)
    return `// batch writes what the records make and how far they were read in one transaction: both are there or neither is.
func (w *Worker) batch(ctx context.Context, fetches kgo.Fetches) error {
	if err := w.session.Begin(); err != nil {
		return err
	}
	_, made, err := w.work(ctx, fetches)
	finish := context.WithoutCancel(ctx)
	try := kgo.TryCommit
	if err != nil {
		try = kgo.TryAbort
	} else if failed := w.session.ProduceSync(finish, made...).FirstErr(); failed != nil {
		slog.Warn("not written", "error", failed)
		try = kgo.TryAbort
	}
	isCommitted, failed := w.session.End(finish, try)
	if failed != nil {
		return fmt.Errorf("the transaction does not end: %w", failed)
	}
	if !isCommitted {
		slog.Warn("the transaction is aborted, and its records are read again")
	}
	return err
}`
  return block(
    `// batch writes what the records make in one transaction; how far they were read is committed apart from it.
func (w *Worker) batch(ctx context.Context, fetches kgo.Fetches) error {
	done, made, err := w.work(ctx, fetches)
	finish := context.WithoutCancel(ctx)
	if failed := w.client.BeginTransaction(); failed != nil {
		return failed
	}
	if failed := w.client.ProduceSync(finish, made...).FirstErr(); failed != nil {
		_ = w.client.EndTransaction(finish, kgo.TryAbort)
		return fmt.Errorf("a record is not written: %w", failed)
	}
	if failed := w.client.EndTransaction(finish, kgo.TryCommit); failed != nil {
		return fmt.Errorf("the transaction does not end: %w", failed)
	}`,
    needs.isCommitting
      ? `	if failed := w.client.CommitRecords(finish, done...); failed != nil {
		slog.Warn("not committed", "error", failed)
	}`
      : '\t_ = done',
    '\treturn err\n}',
  )
}

function working(needs: Needs): string {
  const made = needs.isWriting
  return block(
    `// work returns the records that are done with${made ? ', and those to be written for them' : ''}; an error where it must end before the next.`,
    `func (w *Worker) work(ctx context.Context, fetches kgo.Fetches) (done${made ? ', made' : ''} []*kgo.Record, err error) {`,
    '\tfor records := fetches.RecordIter(); !records.Done(); {',
    '\t\trecord := records.Next()',
    needs.isDelayed &&
      `		if age := time.Until(record.Timestamp.Add(delays[record.Topic])); age > 0 && !w.waits(ctx, age) {
			return done, ${made ? 'made, ' : ''}errStopped
		}`,
    made ? '\t\tof, err := w.try(ctx, record)' : '\t\terr := w.try(ctx, record)',
    `		if err != nil {
			return done, ${made ? 'made, ' : ''}err
		}`,
    made && '\t\tmade = append(made, of...)',
    `		done = append(done, record)
		w.health.Processed()
	}
	return done, ${made ? 'made, ' : ''}nil
}`,
  )
}

function trying(needs: Needs): string {
  const none = needs.isWriting ? 'nil, ' : ''
  const call = needs.isMaking ? '\t\tmade, err := w.handle(ctx, record)' : '\t\terr := w.handle(ctx, record)'
  const success = needs.isMaking ? 'return made, nil' : needs.isWriting ? 'return nil, nil' : 'return nil'
  return `// try returns what comes of a record, after as many tries as it may have.
func (w *Worker) try(ctx context.Context, record *kgo.Record) ${needs.isWriting ? '([]*kgo.Record, error)' : 'error'} {
	for tries := 1; ; tries++ {
${call}
		if err == nil {
			${success}
		}
		isForGood := errors.Is(err, ErrUnprocessable)
		if isForGood || tries > retries {
			return w.giveUp(record, err, isForGood)
		}
		slog.Info("a try failed", "record", whereOf(record), "try", tries, "error", err)
		w.health.Retried()
		if !w.waits(ctx, time.Duration(float64(backOff)*math.Pow(backOffMultiplier, float64(tries-1)))) {
			return ${none}errStopped
		}
	}
}`
}

function givingUp(needs: Needs): string {
  const { deadLetter } = needs.reads.failure
  const result = needs.isWriting ? '([]*kgo.Record, error)' : 'error'
  return block(
    needs.isStopping &&
      `// stopError is a record that has nowhere to go: the program stops before it, so that none is lost.
type stopError struct{ where, why string }

func (e *stopError) Error() string {
	return "stopped before " + e.where + ": it cannot be processed: " + e.why
}
`,
    needs.isStopping
      ? '// giveUp sends a record on that its tries did not help; an error where it has nowhere to go.'
      : '// giveUp sends a record on that its tries did not help, or passes over it.',
    `func (w *Worker) giveUp(record *kgo.Record, cause error, isForGood bool) ${result} {`,
    needs.isOnward &&
      block(
        '\tto := onward[record.Topic]',
        deadLetter === undefined
          ? '\tif isForGood {\n\t\tto = ""\n\t}'
          : `\tif isForGood {\n\t\tto = ${quoted(deadLetter)}\n\t}`,
        `	if to != "" {
		slog.Warn("sent on", "record", whereOf(record), "to", to, "error", cause)
		w.health.SentOn(to)
		return []*kgo.Record{sentOn(record, to, cause)}, nil
	}`,
      ),
    needs.isStopping
      ? `	return ${needs.isWriting ? 'nil, ' : ''}&stopError{whereOf(record), cause.Error()}`
      : `	slog.Error("passed over: it cannot be processed", "record", whereOf(record), "error", cause)
	return ${needs.isWriting ? 'nil, nil' : 'nil'}`,
    '}',
  )
}

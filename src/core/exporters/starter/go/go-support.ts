import type { ApplicationPlan, PlanSetting, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import { optionLines, reachOf } from './go-options'
import { goNeeds, withImports } from './go-program'

/** `handler.go`: where the work on a record goes. */
export function handlerFile({ writes }: ApplicationPlan): string {
  const made = writes?.topics ?? []
  const about = `// Errors that wrap ErrUnprocessable are those that no further try can help; any other may be tried again.
// After a crash a record may come again: what this does elsewhere must bear that.`
  const code =
    made.length > 0
      ? `// Handle returns the records that come of one; they are written when it returns, and none where it fails.
${about}
type Handle func(ctx context.Context, record *kgo.Record) ([]*kgo.Record, error)

// handle is what is done with a record: put in your code.
func handle(_ context.Context, record *kgo.Record) ([]*kgo.Record, error) {
	return []*kgo.Record{
${made.map(({ topic }) => `\t\t{Topic: ${quoted(topic)}, Key: record.Key, Value: record.Value},`).join('\n')}
	}, nil
}`
      : `// Handle works on a record.
${about}
type Handle func(ctx context.Context, record *kgo.Record) error

// handle is what is done with a record: put in your code.
func handle(_ context.Context, record *kgo.Record) error {
	slog.Debug("processed", "record", whereOf(record))
	return nil
}`
  return withImports('main', code)
}

/** `records.go`: records as they are told of, and as they are sent on. */
export const recordsFile = (isSentOn: boolean): string =>
  withImports(
    'main',
    blocks(
      `// ErrUnprocessable is a record that no further try can help, as one that cannot be read.
var ErrUnprocessable = errors.New("unprocessable")`,
      `func whereOf(record *kgo.Record) string {
	return fmt.Sprintf("%s-%d@%d", record.Topic, record.Partition, record.Offset)
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

const IMPORTS = [
  'bufio', 'context', 'crypto/tls', 'errors', 'fmt', 'log/slog', 'net/http', 'os', 'os/signal', 'strings', 'sync',
  'sync/atomic', 'syscall', 'time', '',
  'github.com/twmb/franz-go/pkg/kgo', 'github.com/twmb/franz-go/pkg/sasl/plain', 'github.com/twmb/franz-go/pkg/sasl/scram',
] // biome-ignore format: a list of packages

const common = (settings: readonly PlanSetting[]): string => {
  const { isTls, mechanism } = reachOf(settings)
  const user = `os.Getenv("KAFKA_USERNAME"), Pass: os.Getenv("KAFKA_PASSWORD")`
  const sasl =
    mechanism === undefined
      ? undefined
      : mechanism === 'PLAIN'
        ? `kgo.SASL(plain.Auth{User: ${user}}.AsMechanism()),`
        : mechanism === 'SCRAM-SHA-256'
          ? `kgo.SASL(scram.Auth{User: ${user}}.AsSha256Mechanism()),`
          : mechanism === 'SCRAM-SHA-512'
            ? `kgo.SASL(scram.Auth{User: ${user}}.AsSha512Mechanism()),`
            : `// Put in what ${mechanism} asks for here.`
  return block(
    '// common is where the cluster is, and how it is reached.',
    'func common() []kgo.Opt {',
    '\treturn []kgo.Opt{',
    '\t\tkgo.SeedBrokers(strings.Split(env("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"), ",")...),',
    isTls &&
      '\t\t// The authorities of the machine are trusted; name your own in RootCAs.\n\t\tkgo.DialTLSConfig(&tls.Config{MinVersion: tls.VersionTLS12}),',
    sasl !== undefined && `\t\t${sasl}`,
    '\t}',
    '}',
  )
}

const optionsOf = (name: string, settings: readonly PlanSetting[]): string =>
  `func ${name}() []kgo.Opt {
	return []kgo.Opt{
${optionLines(settings)
  .map((line) => `\t\t${line}`)
  .join('\n')}
	}
}`.replace('{\n\n\t}', '{}')

/** `settings.go`: the options of the client, with the reason of each. */
export const settingsFile = (
  { reads, writes }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string =>
  withImports(
    'main',
    blocks(
      reads && optionsOf('reading', reading),
      writes && optionsOf('writing', writing),
      common([...reading, ...writing]),
      `func env(name, otherwise string) string {
	if value, isSet := os.LookupEnv(name); isSet {
		return value
	}
	return otherwise
}`,
    ),
    IMPORTS,
  )

/** `health.go`: whether the loop is alive, and how far it is behind, over HTTP. */
export const healthFile = (reads: ReadingPlan | undefined, aliveMs: number): string =>
  withImports(
    'main',
    blocks(
      `// A loop that is quiet for longer is taken to hang.
const alive = ${aliveMs} * time.Millisecond`,
      block(
        '// Health is what watches the program asks: GET /health, and GET /metrics for Prometheus.',
        'type Health struct {',
        reads &&
          '\tmu        sync.Mutex\n\tlag       map[string]int64\n\tsentOn    map[string]int64\n\tretried   atomic.Int64',
        '\tpolled    atomic.Int64',
        '\tprocessed atomic.Int64',
        '}',
      ),
      `// NewHealth serves at an address until the program ends.
func NewHealth(address string) *Health {
	h := &Health{${reads ? 'lag: map[string]int64{}, sentOn: map[string]int64{}' : ''}}
	h.polled.Store(time.Now().UnixMilli())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /health", func(w http.ResponseWriter, _ *http.Request) {
		if time.Since(time.UnixMilli(h.polled.Load())) > alive {
			http.Error(w, "hangs", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "up")
	})
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, _ *http.Request) { h.metrics(w) })
	server := &http.Server{Addr: address, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := server.ListenAndServe(); err != nil {
			slog.Error("nobody can ask for health", "error", err)
		}
	}()
	return h
}`,
      reads
        ? `// Polled is told after each poll: how far each partition is behind stands in what was read.
func (h *Health) Polled(fetches kgo.Fetches) {
	h.polled.Store(time.Now().UnixMilli())
	h.mu.Lock()
	defer h.mu.Unlock()
	fetches.EachPartition(func(p kgo.FetchTopicPartition) {
		if count := len(p.Records); count > 0 {
			of := fmt.Sprintf("topic=%q,partition=\\"%d\\"", p.Topic, p.Partition)
			h.lag[of] = max(0, p.HighWatermark-p.Records[count-1].Offset-1)
		}
	})
}

// Retried counts a try that failed and is followed by another.
func (h *Health) Retried() { h.retried.Add(1) }

// SentOn counts a record that went to a retry topic, or to the dead letters.
func (h *Health) SentOn(topic string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.sentOn[topic]++
}`
        : `// Alive is told after each round.
func (h *Health) Alive() { h.polled.Store(time.Now().UnixMilli()) }`,
      '// Processed counts a record that is done with.\nfunc (h *Health) Processed() { h.processed.Add(1) }',
      block(
        'func (h *Health) metrics(w http.ResponseWriter) {',
        '\tfmt.Fprintf(w, "records_processed_total %d\\n", h.processed.Load())',
        reads &&
          `	fmt.Fprintf(w, "records_retried_total %d\\n", h.retried.Load())
	h.mu.Lock()
	defer h.mu.Unlock()
	for topic, count := range h.sentOn {
		fmt.Fprintf(w, "records_sent_on_total{topic=%q} %d\\n", topic, count)
	}
	for of, records := range h.lag {
		fmt.Fprintf(w, "consumer_lag_records{%s} %d\\n", of, records)
	}`,
        '}',
      ),
    ),
    IMPORTS,
  )

const signals = `	// SIGTERM: what is in hand is finished and committed first.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	health := NewHealth(":" + env("HEALTH_PORT", "8080"))`

const transactionalIdOf = ({ transactionalId }: WritingPlan, more = ''): string =>
  `kgo.TransactionalID(strings.ReplaceAll(${quoted(transactionalId ?? '')}, "\${instance}", env("INSTANCE", "1"))${more})`

/** `main.go` of a reader: a worker for each delay, which end together. */
export function mainFile(plan: ApplicationPlan, reads: ReadingPlan): string {
  const { writes } = plan
  const needs = goNeeds(plan, reads)
  const names = reads.topics.map(({ topic }) => topic)
  const stages = [names, ...reads.retryTopics.map((topic) => [topic])]
  const options = block(
    '\topts := append(common(), reading()...)',
    writes && '\topts = append(opts, writing()...)',
    '\topts = append(opts,',
    '\t\tkgo.ConsumeTopics(topics...),',
    reads.groupId !== undefined && `\t\tkgo.ConsumerGroup(${quoted(reads.groupId)}),`,
    reads.groupId !== undefined &&
      `		kgo.OnPartitionsAssigned(func(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
			slog.Info("assigned", "partitions", partitions)
		}),
		kgo.OnPartitionsRevoked(func(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
			slog.Info("revoked", "partitions", partitions)
		}),
		kgo.OnPartitionsLost(func(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
			slog.Warn("lost", "partitions", partitions)
		}),`,
    needs.isCommitting && '\t\tkgo.DisableAutoCommit(),',
    needs.isInTransaction && '\t\tkgo.RequireStableFetchOffsets(),',
    writes?.transactionalId !== undefined &&
      `		// Kept by this instance through its restarts, and by no other: Kafka ends what an id left behind when it comes again.
		${transactionalIdOf(writes, '+suffix')},`,
    '\t)',
  )
  const isNamed = writes?.transactionalId !== undefined
  const code = blocks(
    `// stages are the topics that are read together: a worker for what comes first${stages.length > 1 ? ', and one for each retry topic' : ''}.
var stages = [][]string{
${stages.map((topics) => `\t{${topics.map(quoted).join(', ')}},`).join('\n')}
}`,
    block(
      `func newWorker(${isNamed ? 'suffix string, ' : ''}topics []string, handle Handle, health *Health) (*Worker, error) {`,
      options,
      needs.isInTransaction
        ? `	session, err := kgo.NewGroupTransactSession(opts...)
	if err != nil {
		return nil, err
	}
	return &Worker{session.Client(), session, handle, health}, nil`
        : `	client, err := kgo.NewClient(opts...)
	if err != nil {
		return nil, err
	}
	return &Worker{client, handle, health}, nil`,
      '}',
    ),
    `func main() {
	if err := run(); err != nil {
		slog.Error("the program ends, to be started again from what was last committed", "error", err)
		os.Exit(1)
	}
}`,
    `func run() error {
${signals}
	failures := make(chan error, len(stages))
	for ${isNamed ? 'at' : '_'}, topics := range stages {
${isNamed ? '\t\tsuffix := ""\n\t\tif at > 0 {\n\t\t\tsuffix = fmt.Sprintf("-retry-%d", at)\n\t\t}\n' : ''}		worker, err := newWorker(${isNamed ? 'suffix, ' : ''}topics, handle, health)
		if err != nil {
			return err
		}
		go func() {
			failures <- worker.Run(ctx)
			stop()
		}()
	}
	var failed error
	for range stages {
		failed = errors.Join(failed, <-failures)
	}
	return failed
}`,
  )
  return withImports('main', code, IMPORTS)
}

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
  return withImports('main', code, IMPORTS)
}

/** `source.go`: where the records come from. */
export const sourceFile = ({ topics }: WritingPlan): string =>
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
	return []*kgo.Record{
${topics.map(({ topic }) => `\t\t{Topic: ${quoted(topic)}, Key: key, Value: []byte(line)},`).join('\n')}
	}
}`,
    IMPORTS,
  )

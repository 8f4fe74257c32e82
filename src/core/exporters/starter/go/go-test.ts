import type { ApplicationPlan, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { topicsOfPlan } from '../../../starter-code/plan-topics'
import { block, blocks, quoted } from '../code-text'
import { withImports } from './go-imports'

const IMPORTS = [
  'context', 'fmt', 'os', 'testing', 'time', '',
  'github.com/testcontainers/testcontainers-go/modules/kafka', 'github.com/twmb/franz-go/pkg/kadm', 'github.com/twmb/franz-go/pkg/kgo',
] // biome-ignore format: a list of packages

const startOf = (
  topics: readonly string[],
  image: string,
): string => `// start gives a Kafka of its own, thrown away at the end; or the one at KAFKA_BOOTSTRAP_SERVERS, where that is set.
func start(t *testing.T) {
	t.Helper()
	ctx := context.Background()
	t.Setenv("KAFKA_SECURITY_PROTOCOL", "PLAINTEXT")
	if os.Getenv("KAFKA_BOOTSTRAP_SERVERS") == "" {
		container, err := kafka.Run(ctx, ${quoted(image)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = container.Terminate(ctx) })
		brokers, err := container.Brokers(ctx)
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("KAFKA_BOOTSTRAP_SERVERS", brokers[0])
	}
	client, err := kgo.NewClient(common()...)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	// Those that are there already stay as they are.
	if _, err := kadm.NewClient(client).CreateTopics(ctx, 1, -1, nil, ${topics.map(quoted).join(', ')}); err != nil {
		t.Fatal(err)
	}
}`

const isIn = `// isIn tells whether a record of this key comes up in the topic, committed, within half a minute.
func isIn(t *testing.T, topic, key string) bool {
	t.Helper()
	opts := append(common(), kgo.ConsumeTopics(topic), kgo.FetchIsolationLevel(kgo.ReadCommitted()),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	client, err := kgo.NewClient(opts...)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		isFound := false
		client.PollFetches(ctx).EachRecord(func(record *kgo.Record) { isFound = isFound || string(record.Key) == key })
		if isFound {
			return true
		}
	}
	return false
}`

/** `worker_test.go`: the loop against a Kafka that is thrown away. */
export function testFile(plan: ApplicationPlan, image: string, isDecoding: boolean): string {
  const { reads, writes } = plan
  const code = blocks(
    startOf(topicsOfPlan(plan), image),
    reads ? groupTest(reads, writes, isDecoding) : writes && producerTest(writes),
    writes !== undefined && isIn,
  )
  return withImports('main', code, IMPORTS)
}

/** What the handler of the test does: the program's own, where that asks no registry. */
function passed(writes: WritingPlan | undefined, isDecoding: boolean): string {
  const topics = writes?.topics ?? []
  if (!isDecoding) return '\t\treturn handle(ctx, record)'
  const made = topics.map(({ topic }) => `{Topic: ${quoted(topic)}, Key: record.Key, Value: record.Value}`)
  return topics.length > 0 ? `\t\treturn []*kgo.Record{${made.join(', ')}}, nil` : '\t\treturn nil'
}

function groupTest(reads: ReadingPlan, writes: WritingPlan | undefined, isDecoding: boolean): string {
  const [input] = reads.topics
  const [output] = writes?.topics ?? []
  const { deadLetter } = reads.failure
  const isNamed = writes?.transactionalId !== undefined
  const none = output ? 'nil, ' : ''
  return block(
    `// TestProcessesWhatIsWritten writes until one is processed: a group may begin with what comes after it has joined.
func TestProcessesWhatIsWritten(t *testing.T) {
	start(t)
	key := fmt.Sprintf("key-%d", time.Now().UnixNano())
	poison := "poison-" + key
	processed := make(chan struct{}, 1_000)
	handler := func(${isDecoding ? '_' : 'ctx'} context.Context, record *kgo.Record) ${output ? '([]*kgo.Record, error)' : 'error'} {
		switch string(record.Key) {
		case poison:
			return ${none}ErrUnprocessable
		case key:
			processed <- struct{}{}
		}
${passed(writes, isDecoding)}
	}
	worker, err := newWorker(${isNamed ? '"-"+key, ' : ''}stages[0], handler, NewHealth("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- worker.Run(ctx) }()
	source, err := kgo.NewClient(common()...)
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	isProcessed := false
	for round := 0; round < 60 && !isProcessed; round++ {`,
    `		records := []*kgo.Record{
			{Topic: ${quoted(input?.topic ?? '')}, Key: []byte(key), Value: []byte("value")},`,
    deadLetter !== undefined &&
      `\t\t\t{Topic: ${quoted(input?.topic ?? '')}, Key: []byte(poison), Value: []byte("poison")},`,
    `		}
		if err := source.ProduceSync(ctx, records...).FirstErr(); err != nil {
			t.Fatal(err)
		}
		select {
		case <-processed:
			isProcessed = true
		case <-time.After(500 * time.Millisecond):
		}
	}
	if !isProcessed {
		t.Error("no record is processed")
	}`,
    output && `	if !isIn(t, ${quoted(output.topic)}, key) {\n\t\tt.Error("nothing is made of it")\n\t}`,
    deadLetter !== undefined &&
      `	if !isIn(t, ${quoted(deadLetter)}, poison) {\n\t\tt.Error("what cannot be processed is no dead letter")\n\t}`,
    `	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}`,
  )
}

const producerTest = (writes: WritingPlan): string => {
  const topic = quoted(writes.topics[0]?.topic ?? '')
  return `type oneRecord struct{ key string }

func (s *oneRecord) Next(context.Context) ([]*kgo.Record, bool) {
	return []*kgo.Record{{Topic: ${topic}, Key: []byte(s.key), Value: []byte(s.key)}}, false
}

func (s *oneRecord) Written([]*kgo.Record) {}

func TestWritesWhatItsSourceGives(t *testing.T) {
	start(t)
	key := fmt.Sprintf("key-%d", time.Now().UnixNano())
	client, err := newClient()
	if err != nil {
		t.Fatal(err)
	}
	if err := produce(context.Background(), client, &oneRecord{key}, NewHealth("127.0.0.1:0")); err != nil {
		t.Fatal(err)
	}
	if !isIn(t, ${topic}, key) {
		t.Error("the record is not written")
	}
}`
}

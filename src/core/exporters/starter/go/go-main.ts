import type { ApplicationPlan, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { block, blocks, quoted } from '../code-text'
import { withImports } from './go-imports'
import { GO_PACKAGES } from './go-packages'
import { goNeeds } from './go-program'

/** The first lines of every program: how it ends, and who may ask after it. */
export const signals = `	// SIGTERM: what is in hand is finished and committed first.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	health := NewHealth(":" + env("HEALTH_PORT", "8080"))`

/** Returns the option of the client that names its transactions, by the instance that it is. */
export const transactionalIdOf = ({ transactionalId }: WritingPlan, more = ''): string =>
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
  const atOnce = needs.isDelayed ? ', atOnce' : ''
  const code = blocks(
    `// stages are the topics that are read together: a worker for what comes first${stages.length > 1 ? ', and one for each retry topic' : ''}.
var stages = [][]string{
${stages.map((topics) => `\t{${topics.map(quoted).join(', ')}},`).join('\n')}
}`,
    block(
      `func newWorker(${isNamed ? 'suffix string, ' : ''}topics []string, handle Handle, health *Health) (*Worker, error) {`,
      options,
      needs.isDelayed &&
        `	atOnce := mostAtOnce
	if delays[topics[0]] > 0 {
		atOnce = 1 // None that is done waits for the next to be due.
	}`,
      needs.isInTransaction
        ? `	session, err := kgo.NewGroupTransactSession(opts...)
	if err != nil {
		return nil, err
	}
	return &Worker{session.Client(), session, handle, health${atOnce}}, nil`
        : `	client, err := kgo.NewClient(opts...)
	if err != nil {
		return nil, err
	}
	return &Worker{client, handle, health${atOnce}}, nil`,
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
  return withImports('main', code, GO_PACKAGES)
}

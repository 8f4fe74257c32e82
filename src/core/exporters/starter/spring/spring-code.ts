import type { ApplicationPlan, ReadingPlan, WritingPlan } from '../../../starter-code/plan'
import { literal } from '../../streams/java-text'
import { block, blocks } from '../code-text'
import { mapOfTexts } from '../java/java-words'

const LOG = (name: string) =>
  `    private static final System.Logger LOG = System.getLogger(${name}.class.getName());`

/** `Application.java`: starts Spring Boot. */
export const applicationCode = (): string => `/** Runs one instance. */
@SpringBootApplication
public class Application {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
`

const isTransactional = (writes: WritingPlan | undefined): boolean => writes?.transactionalId !== undefined

/** `Listener.java`: a method for what comes first, and one for each retry topic. */
export function listenerCode(plan: ApplicationPlan, reads: ReadingPlan): string {
  const { writes } = plan
  const isMaking = (writes?.topics.length ?? 0) > 0
  const topics = reads.topics.map(({ topic }) => literal(topic)).join(', ')
  const delayOf = (topic: string) =>
    Math.round(reads.failure.delays.find((delay) => delay.topic === topic)?.ms ?? 0)
  return block(
    '/** Reads the topics: Spring commits, tries again and gives up as KafkaConfiguration says. */',
    '@Component',
    'class Listener {',
    '    private final Handler handler;',
    isMaking && '    private final KafkaTemplate<byte[], byte[]> template;',
    '',
    `    Listener(Handler handler${isMaking ? ', KafkaTemplate<byte[], byte[]> template' : ''}) {`,
    '        this.handler = handler;',
    isMaking && '        this.template = template;',
    '    }',
    '',
    `    @KafkaListener(id = "first", idIsGroup = false, topics = {${topics}})`,
    '    void read(ConsumerRecord<byte[], byte[]> record) throws Exception {',
    '        work(record);',
    '    }',
    ...reads.retryTopics.map(
      (topic, at) => `
    @KafkaListener(id = "retry-${at + 1}", idIsGroup = false, topics = ${literal(topic)})
    void readRetry${at + 1}(ConsumerRecord<byte[], byte[]> record) throws Exception {
        if (NotDue.untilMs(record, ${delayOf(topic)}L) > 0) throw new NotDue(${delayOf(topic)}L);
        work(record);
    }`,
    ),
    '',
    '    private void work(ConsumerRecord<byte[], byte[]> record) throws Exception {',
    isMaking
      ? isTransactional(writes)
        ? `        for (ProducerRecord<byte[], byte[]> made : handler.handle(record)) template.send(made);`
        : `        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> made : handler.handle(record)) sends.add(template.send(made));
        // Written before the record counts as processed; one that is not makes it fail.
        CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();`
      : '        handler.handle(record);',
    '    }',
    '}',
    '',
  )
}

export const notDueCode =
  (): string => `/** A record of a retry topic that is not old enough to be tried: it comes again when it is. */
class NotDue extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final long delayMs;

    NotDue(long delayMs) {
        this.delayMs = delayMs;
    }

    /** How long until it is due, in ms; 0 or less where it is. */
    static long untilMs(ConsumerRecord<?, ?> record, long delayMs) {
        return record.timestamp() + delayMs - System.currentTimeMillis();
    }

    static NotDue in(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotDue notDue) return notDue;
        }
        return null;
    }
}
`

/** `KafkaConfiguration.java`: how often a record is tried, where it goes then, and what is told of a rebalance. */
export function configurationCode(plan: ApplicationPlan, reads: ReadingPlan): string {
  const { writes } = plan
  const { failure } = reads
  const { attempts, backOffMs, multiplier } = failure.retries
  const isOnward = failure.onward.length > 0
  const isDelayed = failure.delays.length > 0
  const stops = failure.otherwise === 'stop'
  const next =
    failure.deadLetter === undefined
      ? 'isForGood(error) ? null : ONWARD.get(record.topic())'
      : `isForGood(error) ? ${literal(failure.deadLetter)} : ONWARD.get(record.topic())`
  const last = stops
    ? `            // It is not committed: it comes again when the program is started again.
            new Thread(() -> System.exit(SpringApplication.exit(context, () -> 1))).start();
            throw new IllegalStateException("Stopped before " + whereOf(record) + ": it cannot be processed", error);`
    : '            LOG.log(Level.ERROR, "Passed over " + whereOf(record) + ": it cannot be processed", error);'
  const parameters = [
    ...(isOnward ? ['KafkaTemplate<byte[], byte[]> template'] : []),
    ...(stops ? ['ApplicationContext context'] : []),
    'KafkaListenerEndpointRegistry registry',
  ].join(', ')
  const isInTransaction = isTransactional(writes)
  // With one that stops at once Spring asks no function how long a record is to wait.
  const isAsked = isDelayed && attempts === 0
  const first = isAsked ? 'new FixedBackOff()' : 'backOff()'
  const made = isInTransaction
    ? `        DefaultAfterRollbackProcessor<Object, Object> processor =
            new DefaultAfterRollbackProcessor<>(recoverer, ${first}, pausing, template, true);`
    : `        DefaultErrorHandler processor = new DefaultErrorHandler(recoverer, ${first}, pausing);`
  const body = blocks(
    block(
      '/** How records are tried, and given up. */',
      '@Configuration',
      'class KafkaConfiguration {',
      LOG('KafkaConfiguration'),
      isOnward &&
        `    /** Where a record goes that its tries did not help. */
    private static final Map<String, String> ONWARD = ${mapOfTexts(failure.onward.map(({ from, to }) => [from, literal(to)]))};`,
    ),
    block(
      `    /** Tries a record again, ${attempts} ${attempts === 1 ? 'time' : 'times'}; its container is paused meanwhile, and polls on. */`,
      '    @Bean',
      `    ${isInTransaction ? 'AfterRollbackProcessor<Object, Object>' : 'CommonErrorHandler'} tries(${parameters}) {`,
      `        ContainerPausingBackOffHandler pausing = new ContainerPausingBackOffHandler(
            new ListenerContainerPauseService(registry, new SimpleAsyncTaskScheduler()));`,
      isOnward
        ? `        DeadLetterPublishingRecoverer publishing = new DeadLetterPublishingRecoverer(
            template, (record, error) -> new TopicPartition(onward(record, error), -1));
        publishing.setFailIfSendResultIsError(true);
        ConsumerRecordRecoverer recoverer = (record, error) -> {
            if (onward(record, error) != null) {
                LOG.log(Level.WARNING, "Sent " + whereOf(record) + " on", error);
                publishing.accept(record, error);
                return;
            }
${last}
        };`
        : `        ConsumerRecordRecoverer recoverer = (record, error) -> {
${last}
        };`,
      made,
      '        processor.addNotRetryableExceptions(UnprocessableRecord.class);',
      isDelayed &&
        `        processor.setBackOffFunction((record, error) -> {
            NotDue notDue = NotDue.in(error);
            if (notDue == null) return ${isAsked ? 'backOff()' : 'null'};
            return new FixedBackOff(Math.max(1, NotDue.untilMs(record, notDue.delayMs)), FixedBackOff.UNLIMITED_ATTEMPTS);
        });
        processor.setResetStateOnExceptionChange(true);`,
      '        return processor;',
      '    }',
    ),
    `    private static BackOff backOff() {
        ${
          attempts === 0
            ? 'return new FixedBackOff(0, 0);'
            : multiplier > 1
              ? `ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(${attempts});
        backOff.setInitialInterval(${Math.max(1, Math.round(backOffMs))});
        backOff.setMultiplier(${multiplier});
        backOff.setMaxInterval(Long.MAX_VALUE);
        return backOff;`
              : `return new FixedBackOff(${Math.round(backOffMs)}, ${attempts});`
        }
    }`,
    isOnward &&
      `    private static String onward(ConsumerRecord<?, ?> record, Exception error) {
        return ${next};
    }

    /** Whether no further try can help. */
    private static boolean isForGood(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnprocessableRecord) return true;
        }
        return false;
    }`,
    `    private static String whereOf(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }`,
    `    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> containers() {
        return container -> {
            ContainerProperties properties = container.getContainerProperties();
            properties.setConsumerRebalanceListener(new Rebalances());${
              isInTransaction
                ? `
            // Commits past the markers of transactions, which would count as lag.
            properties.setFixTxOffsets(true);`
                : ''
            }
        };
    }

    /** Tells what is assigned and taken away; Spring commits in between. */
    private static class Rebalances implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.log(Level.INFO, "Assigned " + partitions);
        }

        @Override
        public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            LOG.log(Level.INFO, "Revoked " + partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.log(Level.WARNING, "Lost " + partitions);
        }
    }`,
    `    /** Up as long as every container reads. */
    @Bean
    HealthIndicator listeners(KafkaListenerEndpointRegistry registry) {
        return () -> registry.getAllListenerContainers().stream().allMatch(MessageListenerContainer::isRunning)
            ? Health.up().build()
            : Health.down().build();
    }`,
  )
  return `${body}\n}\n`
}

/** `Feed.java` of a producer: takes records from the source, writes them, and tells it. */
export function feedCode(writes: WritingPlan): string {
  const isUnconfirmed = writes.settings.some(({ key, value }) => key === 'acks' && value === '0')
  const write = isTransactional(writes)
    ? `        template.executeInTransaction(writing -> {
            records.forEach(writing::send);
            return true;
        });`
    : isUnconfirmed
      ? `        // Nobody confirms them: one may be lost, none is written twice.
        records.forEach(template::send);`
      : `        CompletableFuture.allOf(records.stream().map(template::send).toArray(CompletableFuture[]::new)).join();`
  return `/** Takes records from the source and writes them. */
@Component
class Feed implements CommandLineRunner {
    private final KafkaTemplate<byte[], byte[]> template;
    private final Source source;
    private volatile boolean stopping;

    Feed(KafkaTemplate<byte[], byte[]> template, Source source) {
        this.template = template;
        this.source = source;
    }

    @Override
    public void run(String... args) throws Exception {
        while (!stopping) {
            List<ProducerRecord<byte[], byte[]>> records = source.next();
            if (records == null) return;
            if (records.isEmpty()) continue;
            write(records);
            source.written(records);
        }
    }

    /** Returns once all are written; throws where one is not${isTransactional(writes) ? ', and then none of them is' : ''}. */
    private void write(List<ProducerRecord<byte[], byte[]>> records) {
${write}
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
`
}

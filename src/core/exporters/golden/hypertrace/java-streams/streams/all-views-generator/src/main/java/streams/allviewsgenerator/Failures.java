package streams.allviewsgenerator;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;

/**
 * A thread that failed is replaced: it goes on from what was last committed. Where threads fail again and again the
 * instance ends, since a record that cannot be processed stops every thread that gets it.
 */
final class Failures implements StreamsUncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int MOST = 5;
    private static final long WITHIN_MS = 300_000L;

    private final Deque<Long> failedMs = new ArrayDeque<>();

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long nowMs = System.currentTimeMillis();
        failedMs.addLast(nowMs);
        while (nowMs - failedMs.getFirst() > WITHIN_MS) failedMs.removeFirst();
        boolean isLast = failedMs.size() > MOST;
        LOG.log(Level.ERROR, isLast ? "Threads fail again and again: the instance ends" : "A thread failed and is replaced", exception);
        return isLast ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT : StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}

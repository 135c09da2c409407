package org.ridgepoint.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/**
 * Cancels all work when a cluster has had no executor for long: Spark itself would wait for ever, whether workers lack the
 * memory or all of them have died. A Spark that runs in this process has none and needs none.
 */
final class ExecutorWatch implements AutoCloseable {
    /** The key of Spark's configuration for how long. */
    static final String KEY = "spark.ridgepoint.executorTimeout";

    private static final String STANDARD = "120s";

    private final SparkContext context;
    private final long patienceSeconds;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(ExecutorWatch::daemon);
    private long secondsWithout;
    private volatile boolean gaveUp;

    private ExecutorWatch(SparkContext context) {
        this.context = context;
        this.patienceSeconds = context.conf().getTimeAsSeconds(KEY, STANDARD);
    }

    /** A watch that begins now. */
    static ExecutorWatch on(SparkContext context, Session session) {
        ExecutorWatch watch = new ExecutorWatch(context);
        if (!session.isHere()) {
            watch.clock.scheduleAtFixedRate(watch::look, 1, 1, TimeUnit.SECONDS);
        }
        return watch;
    }

    /** Whether it has cancelled the work. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** What was missing, in words. */
    String complaint() {
        return "has had no executor for " + patienceSeconds + " s (" + KEY
                + "); is there a worker with a free core and "
                + context.conf().get("spark.executor.memory") + " of memory (spark.executor.memory)?";
    }

    private void look() {
        secondsWithout = hasExecutor() ? 0 : secondsWithout + 1;
        if (secondsWithout >= patienceSeconds && !gaveUp) {
            gaveUp = true;
            context.cancelAllJobs();
        }
    }

    /** The driver counts as one. */
    private boolean hasExecutor() {
        return context.statusTracker().getExecutorInfos().length > 1;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "executor-watch");
        thread.setDaemon(true);
        return thread;
    }
}

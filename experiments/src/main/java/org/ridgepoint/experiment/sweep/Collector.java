package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Takes results from an engine as they come, in batches: journal first, then all else. */
final class Collector {
    private static final long BETWEEN_MILLISECONDS = 200;

    private final SweepFolder folder;
    private final PointsTable table;
    private final Results results;
    private final BlockingQueue<FinishedPoint> arrived = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    Collector(SweepFolder folder, PointsTable table, Results results) {
        this.folder = folder;
        this.table = table;
        this.results = results;
    }

    /** Returns when all jobs are done and their points are in the table. */
    void collect(
            SweepEngine engine,
            List<PointJob> jobs,
            BiConsumer<String, Outcome> cache,
            SweepProgress.Listener listener) {
        folder.add(results.nextRows(table));
        if (jobs.isEmpty()) {
            return;
        }
        CompletableFuture<Void> work = CompletableFuture.runAsync(
                () -> engine.run(jobs, this::arrive),
                task -> LocalEngine.daemon(task).start());
        long all = jobs.stream().mapToLong(job -> results.packets(job.key())).sum();
        long packets = 0;
        try {
            for (int done = 0; done < jobs.size(); ) {
                listener.at(results.progress(done, jobs.size(), (double) packets / all));
                List<FinishedPoint> batch = batch(work);
                take(batch, cache);
                done += batch.size();
                packets += batch.stream()
                        .mapToLong(each -> results.packets(each.key()))
                        .sum();
            }
            listener.at(results.progress(jobs.size(), jobs.size(), 1));
        } finally {
            stopped = true;
        }
    }

    private void arrive(FinishedPoint point) {
        if (stopped) {
            throw new CancellationException("the sweep has stopped");
        }
        arrived.add(point);
    }

    private void take(List<FinishedPoint> batch, BiConsumer<String, Outcome> cache) {
        if (!batch.isEmpty()) {
            folder.keep(batch);
            batch.forEach(each -> results.put(each.key(), each.outcome()));
            folder.add(results.nextRows(table));
            batch.forEach(each -> cache.accept(each.key(), each.outcome()));
        }
    }

    /** Whatever has arrived, after a short wait; none where nothing has. */
    private List<FinishedPoint> batch(CompletableFuture<Void> work) {
        boolean ended = work.isDone();
        List<FinishedPoint> batch = new ArrayList<>();
        try {
            FinishedPoint first = arrived.poll(BETWEEN_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                arrived.drainTo(batch);
            } else if (ended) {
                throw early(work);
            }
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static RuntimeException early(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException failure) {
            return failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
        return new IllegalStateException("the engine ended before all points were done");
    }
}

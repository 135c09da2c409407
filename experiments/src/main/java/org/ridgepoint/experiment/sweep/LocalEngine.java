package org.ridgepoint.experiment.sweep;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Threads of this program; each takes the next job when it has done one. */
public final class LocalEngine implements SweepEngine {
    private final PointRunner runner;
    private final int threads;

    /** An engine of so many threads. */
    public LocalEngine(PointRunner runner, int threads) {
        this.runner = runner;
        this.threads = threads;
    }

    @Override
    public void run(List<PointJob> jobs, Consumer<FinishedPoint> results) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, LocalEngine::daemon);
        try {
            AtomicInteger next = new AtomicInteger();
            List<? extends Future<?>> workers = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> work(jobs, next, results)))
                    .toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } finally {
            pool.shutdownNow();
        }
    }

    private void work(List<PointJob> jobs, AtomicInteger next, Consumer<FinishedPoint> results) {
        for (int i = next.getAndIncrement(); i < jobs.size() && !Thread.interrupted(); i = next.getAndIncrement()) {
            PointJob job = jobs.get(i);
            results.accept(new FinishedPoint(job.key(), runner.run(job.run().get())));
        }
    }

    /** A thread that does not keep the program alive: what it was doing is done again next time. */
    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sweep");
        thread.setDaemon(true);
        return thread;
    }
}

package org.ridgepoint.experiment.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;

/** Rows of a table, made on all cores, in the table's order. */
final class SideBySide {
    private SideBySide() {}

    /** What comes of each point; {@code progress} hears of the work that is done, which {@code run} tells of each point. */
    static <P, R> List<R> of(
            List<P> points, Function<P, R> row, Function<P, ResolvedRun> run, ProgressListener progress) {
        long[] packets =
                points.stream().mapToLong(point -> run.apply(point).packets()).toArray();
        long all = Arrays.stream(packets).sum();
        AtomicLong done = new AtomicLong();
        progress.at(0, all);
        return IntStream.range(0, packets.length)
                .parallel()
                .mapToObj(i -> {
                    R made = row.apply(points.get(i));
                    synchronized (done) {
                        progress.at(done.addAndGet(packets[i]), all);
                    }
                    return made;
                })
                .toList();
    }
}

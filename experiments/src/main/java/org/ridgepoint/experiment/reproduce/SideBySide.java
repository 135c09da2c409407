package org.ridgepoint.experiment.reproduce;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.ridgepoint.experiment.run.ProgressListener;

/** Rows of a table, made on all cores, in the table's order. */
final class SideBySide {
    private SideBySide() {}

    /** What comes of each point; {@code progress} hears of each that is done, one at a time. */
    static <P, R> List<R> of(List<P> points, Function<P, R> row, ProgressListener progress) {
        AtomicInteger done = new AtomicInteger();
        return points.parallelStream()
                .map(point -> {
                    R made = row.apply(point);
                    synchronized (done) {
                        progress.at(done.incrementAndGet(), points.size());
                    }
                    return made;
                })
                .toList();
    }
}

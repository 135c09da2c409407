package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.trace.Trace.TimeSlice;

/**
 * Times, in order and none over another.
 *
 * @param all in femtoseconds
 */
record Spans(List<Span> all) {
    Spans {
        all = List.copyOf(all);
    }

    record Span(long begin, long end) {}

    static Spans of(List<TimeSlice> slices) {
        return new Spans(slices.stream()
                .map(slice -> new Span(slice.beginTick(), slice.endTick()))
                .toList());
    }

    long ticks() {
        return all.stream().mapToLong(span -> span.end() - span.begin()).sum();
    }

    /** The times that are in both. */
    Spans within(Spans others) {
        List<Span> both = new ArrayList<>();
        int mine = 0;
        int other = 0;
        while (mine < all.size() && other < others.all().size()) {
            Span one = all.get(mine);
            Span two = others.all().get(other);
            long begin = Math.max(one.begin(), two.begin());
            long end = Math.min(one.end(), two.end());
            if (begin < end) {
                both.add(new Span(begin, end));
            }
            if (one.end() < two.end()) {
                mine++;
            } else {
                other++;
            }
        }
        return new Spans(both);
    }
}

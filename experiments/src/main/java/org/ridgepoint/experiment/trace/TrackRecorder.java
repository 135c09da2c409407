package org.ridgepoint.experiment.trace;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.experiment.trace.Trace.TimeSlice;
import org.ridgepoint.experiment.trace.Trace.Track;

/** The slices of one track: work of one layer that touches, or nearly touches, is one of them. */
final class TrackRecorder {
    private final Group group;
    private final String name;
    private List<Span> spans = new ArrayList<>();

    TrackRecorder(Group group, String name) {
        this.group = group;
        this.name = name;
    }

    /** A slice that may still grow. */
    private static final class Span {
        private final int layer;
        private final long begin;
        private long end;
        private long count;
        private long bytes;
        private boolean closed;

        private Span(int layer, long begin, long end) {
            this.layer = layer;
            this.begin = begin;
            this.end = end;
        }

        private void add(long until, long items, long moved) {
            end = Math.max(end, until);
            count += items;
            bytes += moved;
        }

        private boolean takes(int of, long from, long until, long gap) {
            boolean near = from <= end + gap && (!closed || gap > 0);
            return near && (layer == of || until - begin <= gap);
        }
    }

    int size() {
        return spans.size();
    }

    /** Adds work; what lies inside a slice of another layer is counted there. */
    void add(int layer, long begin, long end, long items, long bytes, boolean closes, long gap) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        boolean joins = last != null && (last.takes(layer, begin, end, gap) || end <= last.end);
        if (!joins) {
            last = new Span(layer, last == null ? begin : Math.max(begin, last.end), end);
            spans.add(last);
        }
        last.add(end, items, bytes);
        last.closed = closes;
    }

    /** Merges what is closer together than a gap. */
    void merge(long gap) {
        List<Span> all = spans;
        spans = new ArrayList<>();
        all.forEach(span -> add(span.layer, span.begin, span.end, span.count, span.bytes, span.closed, gap));
    }

    Track track() {
        return new Track(
                group,
                name,
                spans.stream()
                        .map(span -> new TimeSlice(span.layer, span.begin, span.end, span.count, span.bytes))
                        .toList());
    }
}

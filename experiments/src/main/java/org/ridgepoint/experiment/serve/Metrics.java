package org.ridgepoint.experiment.serve;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.ridgepoint.experiment.serve.queue.FairQueue.Load;

/** What a server has done, as plain text that a collector reads. */
final class Metrics {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String name) {
        counts.computeIfAbsent(name, any -> new LongAdder()).increment();
    }

    /** A line for each count, by name, then what there is now. */
    String text(Load load) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(counts).forEach((name, count) -> line(text, name, count.sum()));
        line(text, "ridgepoint_jobs_waiting", load.waiting());
        line(text, "ridgepoint_jobs_running", load.running());
        Runtime runtime = Runtime.getRuntime();
        line(text, "ridgepoint_heap_bytes", runtime.totalMemory() - runtime.freeMemory());
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}

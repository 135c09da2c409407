package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shares in tenths of a percent that sum to exactly 100.0 as printed: the largest remainders are rounded up. */
final class Percentages {
    private static final long WHOLE = 1000;

    private Percentages() {}

    /** Tenths of a percent by name, in the order of the counts. */
    static Map<String, Long> tenths(Map<String, Long> counts) {
        long total = counts.values().stream().reduce(0L, Math::addExact);
        Map<String, Long> tenths = new LinkedHashMap<>();
        counts.forEach((name, count) -> tenths.put(name, total == 0 ? 0 : floor(count, total)));
        long missing = total == 0
                ? 0
                : WHOLE - tenths.values().stream().mapToLong(Long::longValue).sum();
        byRemainder(counts, total).stream().limit(missing).forEach(name -> tenths.merge(name, 1L, Long::sum));
        return tenths;
    }

    private static List<String> byRemainder(Map<String, Long> counts, long total) {
        List<String> names = new ArrayList<>(counts.keySet());
        names.sort(Comparator.comparingLong((String name) -> -remainder(counts.get(name), total)));
        return names;
    }

    private static long floor(long count, long total) {
        return Math.multiplyExact(count, WHOLE) / total;
    }

    private static long remainder(long count, long total) {
        return total == 0 ? 0 : Math.multiplyExact(count, WHOLE) % total;
    }
}

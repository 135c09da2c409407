package org.ridgepoint.sim.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How often each priced action happened, by name, for instance {@code sram.bulk.readBytes}. Whole numbers only. */
public final class EnergyCounts {
    private final TreeMap<String, Long> counts = new TreeMap<>();

    /** Adds to a count. */
    public void add(String action, long times) {
        if (times < 0) {
            throw new IllegalArgumentException(action + ": count must not be negative, was " + times);
        }
        counts.merge(action, times, Math::addExact);
    }

    /** Adds all counts of another. */
    public void addAll(EnergyCounts other) {
        other.counts.forEach(this::add);
    }

    /** The count of an action; 0 where it never happened. */
    public long count(String action) {
        return counts.getOrDefault(action, 0L);
    }

    /** All counts by name, in the order of the names. */
    public Map<String, Long> byAction() {
        return Collections.unmodifiableMap(counts);
    }
}

package org.ridgepoint.accelerator.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values by name in the order in which reports list them. */
final class InOrder {
    private InOrder() {}

    /** An unmodifiable copy in the same order. */
    static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Each count over the sum of all, in the same order. */
    static Map<String, Double> shares(Map<String, Long> counts) {
        long total = counts.values().stream().reduce(0L, Math::addExact);
        Map<String, Double> shares = new LinkedHashMap<>();
        counts.forEach((cause, count) -> shares.put(cause, total == 0 ? 0.0 : (double) count / total));
        return Collections.unmodifiableMap(shares);
    }
}

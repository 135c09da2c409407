package org.ridgepoint.experiment.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The values made last, by key, so that what many points of a sweep have in common is made once. Any thread may ask.
 *
 * @param <K> what decides a value
 * @param <V> values that never change
 */
public final class Recent<K, V> {
    private final Map<K, V> values;

    /** Remembers so many values; the one that nobody has asked for longest goes first. */
    public Recent(int most) {
        this.values = new LinkedHashMap<>(most, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, made where it is not remembered; what its maker throws is not remembered. */
    public synchronized V get(K key, Supplier<V> maker) {
        V known = values.get(key);
        if (known == null) {
            known = maker.get();
            values.put(key, known);
        }
        return known;
    }
}

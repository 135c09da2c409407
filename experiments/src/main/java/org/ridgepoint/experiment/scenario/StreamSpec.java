package org.ridgepoint.experiment.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.serve.Arrivals;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Requests to one network.
 *
 * @param name as reports name it
 * @param workload a name, a path from where the file lies, or one operator in short; the size of its input may follow, as in
 *     {@code yolov3@608}
 * @param batch inferences in one request (default 1)
 * @param precision number format (default: an ONNX file's own; else int8)
 * @param arrivals when requests come: {@code periodic 30/s}, {@code poisson 800/s}, or {@code closed 4}, so many at any time
 * @param requests at most so many (default: as many as come before the horizon)
 * @param deadline from when a request comes to when it is to be done (default: none)
 * @param priority whose request goes first when a core is free: the highest (default 0)
 * @param cores numbers of the cores that may work it off, from 0 (default: all)
 * @param batching requests that are worked off together (default: each by itself)
 */
public record StreamSpec(
        String name,
        String workload,
        Optional<Integer> batch,
        Optional<String> precision,
        Arrivals arrivals,
        Optional<Integer> requests,
        Optional<Duration> deadline,
        Optional<Integer> priority,
        Optional<List<Integer>> cores,
        Optional<BatchingSpec> batching) {
    private static final int MOST_BATCH = 65_536;

    /** Refuses what is not positive. */
    public StreamSpec {
        if (name.isBlank()) {
            throw new RefusedKey("name", "must not be empty");
        }
        requirePositive("batch", batch, MOST_BATCH);
        requirePositive("requests", requests, Integer.MAX_VALUE);
        if (deadline.filter(span -> span.femtoseconds() == 0).isPresent()) {
            throw new RefusedKey("deadline", "must be positive, was " + deadline.orElseThrow());
        }
        if (priority.orElse(0) < 0) {
            throw new RefusedKey("priority", "must not be negative, was " + priority.orElseThrow());
        }
        if (cores.filter(List::isEmpty).isPresent()) {
            throw new RefusedKey("cores", "must not be empty; leave it out for all cores");
        }
        if (cores.isPresent()
                && new HashSet<>(cores.orElseThrow()).size()
                        < cores.orElseThrow().size()) {
            throw new RefusedKey("cores", "must each be named once, were " + cores.orElseThrow());
        }
    }

    private static void requirePositive(String key, Optional<Integer> value, int most) {
        value.filter(count -> count <= 0 || count > most).ifPresent(count -> {
            throw new RefusedKey(key, "must be positive and at most " + most + ", was " + count);
        });
    }

    /** Requests that a core works off at once, at most. */
    int most() {
        return batching.map(BatchingSpec::most).orElse(1);
    }

    /** Ticks that a request may wait for others. */
    long waitTicks() {
        return batching.map(each -> each.waitAtMost().femtoseconds()).orElse(0L);
    }

    /** Whether its requests come by chance. */
    boolean isRandom() {
        return arrivals.kind() == Arrivals.Kind.POISSON;
    }
}

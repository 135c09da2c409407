package org.ridgepoint.experiment.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Several networks at once on one chip, as a user describes it.
 *
 * @param description one sentence on what it is
 * @param chip a name from the catalogue, or a path from where the file lies
 * @param horizon when it ends: from then on no request comes or begins (default: when each stream's requests are done)
 * @param warmUp requests that come before it count in no figure (default: none)
 * @param replications runs with random numbers of their own, for confidence intervals (default 5; 1 where nothing is random)
 * @param seed of whatever is random (default 1)
 * @param streams requests to one network each
 */
public record ScenarioFile(
        String description,
        String chip,
        Optional<Duration> horizon,
        Optional<Duration> warmUp,
        Optional<Integer> replications,
        Optional<Long> seed,
        List<StreamSpec> streams) {
    private static final int MOST_REPLICATIONS = 1000;
    private static final long MOST_TICKS = 3_600_000_000_000_000_000L;

    /** Refuses a scenario of nothing, two streams of one name, and one without an end. */
    public ScenarioFile {
        streams = List.copyOf(streams);
        if (streams.isEmpty()) {
            throw new RefusedKey("streams", "must not be empty");
        }
        requireNames(streams);
        int runs = replications.orElse(1);
        if (runs <= 0 || runs > MOST_REPLICATIONS) {
            throw new RefusedKey("replications", "must be positive and at most " + MOST_REPLICATIONS + ", was " + runs);
        }
        long end = horizon.map(Duration::femtoseconds).orElse(MOST_TICKS);
        if (end <= 0 || end > MOST_TICKS) {
            throw new RefusedKey("horizon", "must be positive and at most 3600 s, was " + horizon.orElseThrow());
        }
        if (warmUp.map(Duration::femtoseconds).orElse(0L) >= end) {
            throw new RefusedKey("warmUp", "must end before the horizon, was " + warmUp.orElseThrow());
        }
        if (horizon.isEmpty()) {
            requireEnds(streams);
        }
    }

    private static void requireNames(List<StreamSpec> streams) {
        Set<String> names = new HashSet<>();
        for (StreamSpec stream : streams) {
            if (!names.add(stream.name())) {
                throw new RefusedKey("streams", "two are called " + stream.name() + "; give each a name of its own");
            }
        }
    }

    private static void requireEnds(List<StreamSpec> streams) {
        for (StreamSpec stream : streams) {
            if (stream.requests().isEmpty()) {
                throw new RefusedKey(
                        "streams", stream.name() + " never ends; add horizon, or requests to the stream", "horizon");
            }
        }
    }
}

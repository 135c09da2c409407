package org.ridgepoint.experiment.serve.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that decides an answer, in the words of whoever asks: equal states have equal answers.
 *
 * @param chip a name of the catalogue, or an uploaded one
 * @param workload a name, one operator in short, or an uploaded model
 * @param input the size of its input (default: as published)
 * @param batch inferences at once (default 1, or as a model's file says)
 * @param precision number format (default: as {@code run} chooses)
 * @param detail {@code full}, {@code sampled}, or {@code auto}, which is full where that is quick
 * @param settings keys of the chip that differ, of {@link Knob}
 * @param cores cores at work (default: as the chip says)
 * @param split how they share a run out (default: as the chip says)
 * @param dims sizes of an uploaded model's open dimensions
 */
public record DesignState(
        String chip,
        String workload,
        Optional<String> input,
        Optional<Integer> batch,
        Optional<String> precision,
        String detail,
        Map<String, String> settings,
        Optional<Integer> cores,
        Optional<String> split,
        Map<String, Long> dims) {
    /** Keeps the order of the settings. */
    public DesignState {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        dims = Collections.unmodifiableMap(new LinkedHashMap<>(dims));
    }

    /** A chip and a network, everything else as usual. */
    public static DesignState of(String chip, String workload) {
        return new DesignState(
                chip,
                workload,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "auto",
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}

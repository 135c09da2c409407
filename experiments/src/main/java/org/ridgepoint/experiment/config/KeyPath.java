package org.ridgepoint.experiment.config;

import java.util.Optional;

/** How a place inside a configuration is written: {@code sram.bulk.capacity}, {@code layers[2].name}. */
final class KeyPath {
    private KeyPath() {}

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }

    /** The end of a message about a key that is the rest of a value, as in {@code {workload: gemm:1,4096,4096}}; else none. */
    static Optional<String> cutHint(String key) {
        return key.matches("[0-9]+(x[0-9]+)?")
                ? Optional.of("; YAML ends a value at a comma between { and }: quote it")
                : Optional.empty();
    }
}

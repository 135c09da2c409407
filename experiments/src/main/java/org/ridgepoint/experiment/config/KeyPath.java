package org.ridgepoint.experiment.config;

/** How a place inside a configuration is written: {@code sram.bulk.capacity}, {@code layers[2].name}. */
final class KeyPath {
    private KeyPath() {}

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}

package org.ridgepoint.experiment.serve.state;

import java.util.List;
import java.util.Optional;

/**
 * A key of a chip's file that may be turned from outside. None of them names a file, but that of the DRAM standard, which has to
 * be one of the catalogue.
 *
 * @param key as in the chip's file
 * @param label what the page calls it
 * @param kind what its values are
 */
public record Knob(String key, String label, Kind kind) {
    /** Kinds of values. */
    public enum Kind {
        /** A size of a memory, in octaves. */
        BYTES,
        /** A number of parts, in octaves. */
        COUNT,
        /** A frequency, in halves and quarters. */
        CLOCK,
        /** A name of the memory catalogue. */
        STANDARD
    }

    /** All of them, in the order of the page. */
    public static final List<Knob> ALL = List.of(
            new Knob("sram.bulk.capacity", "Bulk SRAM", Kind.BYTES),
            new Knob("sram.local.capacity", "Local SRAM", Kind.BYTES),
            new Knob("dram.standard", "DRAM standard", Kind.STANDARD),
            new Knob("dram.channels", "DRAM channels", Kind.COUNT),
            new Knob("array.rows", "Array rows", Kind.COUNT),
            new Knob("array.columns", "Array columns", Kind.COUNT),
            new Knob("array.clock", "Array clock", Kind.CLOCK),
            new Knob("bus.bytesPerCycle", "Bus bytes per cycle", Kind.COUNT),
            new Knob("dma.outstanding", "Packets in flight", Kind.COUNT));

    /** The knob of a key. */
    static Optional<Knob> find(String key) {
        return ALL.stream().filter(knob -> knob.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return ALL.stream().map(Knob::key).toList();
    }
}

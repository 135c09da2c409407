package org.ridgepoint.sim.account;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.resource.ResourceKind;

/** What an array's cycle went to. Each has exactly one cause, and together they make the elapsed time. */
public enum StallCause {
    USEFUL_MACS("compute"),
    UNUSED_LANES("unused lanes"),
    FILL_DRAIN("fill and drain"),
    OPERAND_LOAD("weight load"),
    DRAM_BANDWIDTH("DRAM bandwidth"),
    DRAM_LATENCY("DRAM latency"),
    BUS("bus"),
    BULK_SRAM("bulk SRAM"),
    LOCAL_SRAM("local SRAM"),
    FABRIC("FPGA wires"),
    DEPENDENCY("dependency"),
    VECTOR_UNIT("vector unit"),
    HOST("host"),
    LAUNCH("launch"),
    TAIL("tail"),
    OTHER_CORES("waiting for other cores");

    private static final Map<ResourceKind, StallCause> OF_RESOURCE = new EnumMap<>(Map.of(
            ResourceKind.DRAM, DRAM_BANDWIDTH,
            ResourceKind.BUS, BUS,
            ResourceKind.BULK_SRAM, BULK_SRAM,
            ResourceKind.LINK, BUS,
            ResourceKind.LOCAL_SRAM, LOCAL_SRAM,
            ResourceKind.FABRIC, FABRIC,
            ResourceKind.VECTOR, VECTOR_UNIT,
            ResourceKind.HOST, HOST));

    private final String label;
    private final String key;

    StallCause(String label) {
        this.label = label;
        this.key = camelCase(label);
    }

    /** Its name where there are no spaces: the label in camel case, as in {@code dramBandwidth}. */
    public String key() {
        return key;
    }

    /** Its one name, on screen, in pages, tables and verdicts. */
    public String label() {
        return label;
    }

    /** The cause of a key or a label. */
    public static Optional<StallCause> find(String keyOrLabel) {
        return Arrays.stream(values())
                .filter(cause -> cause.key.equals(keyOrLabel) || cause.label.equals(keyOrLabel))
                .findFirst();
    }

    private static String camelCase(String words) {
        StringBuilder key = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split(" ")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    /** The cause that a wait at a resource is charged to; for DRAM the part in which data moved. */
    public static StallCause of(ResourceKind kind) {
        return OF_RESOURCE.get(kind);
    }
}

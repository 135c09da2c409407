package org.ridgepoint.sim.account;

import java.util.EnumMap;
import java.util.Map;
import org.ridgepoint.sim.resource.ResourceKind;

/** What an array's cycle went to. Each has exactly one cause, and together they make the elapsed time. */
public enum StallCause {
    USEFUL_MACS("usefulMacs", "useful MACs"),
    UNUSED_LANES("unusedLanes", "unused lanes"),
    FILL_DRAIN("fillDrain", "fill and drain"),
    OPERAND_LOAD("operandLoad", "weight load"),
    DRAM_BANDWIDTH("dramBandwidth", "DRAM bandwidth"),
    DRAM_LATENCY("dramLatency", "DRAM latency"),
    BUS("bus", "bus"),
    BULK_SRAM("bulkSram", "bulk SRAM"),
    LOCAL_SRAM("localSram", "local SRAM"),
    FABRIC("fabric", "FPGA wires"),
    DEPENDENCY("dependency", "dependency"),
    VECTOR_UNIT("vectorUnit", "vector unit"),
    HOST("host", "host"),
    LAUNCH("launch", "reconfiguration or launch"),
    TAIL("tail", "tail");

    private static final Map<ResourceKind, StallCause> OF_RESOURCE = new EnumMap<>(Map.of(
            ResourceKind.DRAM, DRAM_BANDWIDTH,
            ResourceKind.BUS, BUS,
            ResourceKind.BULK_SRAM, BULK_SRAM,
            ResourceKind.LINK, BUS,
            ResourceKind.LOCAL_SRAM, LOCAL_SRAM,
            ResourceKind.FABRIC, FABRIC,
            ResourceKind.VECTOR, VECTOR_UNIT,
            ResourceKind.HOST, HOST));

    private final String key;
    private final String label;

    StallCause(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its name in {@code result.json}. */
    public String key() {
        return key;
    }

    /** Its name in words. */
    public String label() {
        return label;
    }

    /** The cause that a wait at a resource is charged to; for DRAM the part in which data moved. */
    public static StallCause of(ResourceKind kind) {
        return OF_RESOURCE.get(kind);
    }
}

package org.ridgepoint.experiment.whatif;

import static org.ridgepoint.sim.account.StallCause.BULK_SRAM;
import static org.ridgepoint.sim.account.StallCause.BUS;
import static org.ridgepoint.sim.account.StallCause.DEPENDENCY;
import static org.ridgepoint.sim.account.StallCause.DRAM_BANDWIDTH;
import static org.ridgepoint.sim.account.StallCause.DRAM_LATENCY;
import static org.ridgepoint.sim.account.StallCause.FABRIC;
import static org.ridgepoint.sim.account.StallCause.FILL_DRAIN;
import static org.ridgepoint.sim.account.StallCause.HOST;
import static org.ridgepoint.sim.account.StallCause.LAUNCH;
import static org.ridgepoint.sim.account.StallCause.LOCAL_SRAM;
import static org.ridgepoint.sim.account.StallCause.OPERAND_LOAD;
import static org.ridgepoint.sim.account.StallCause.TAIL;
import static org.ridgepoint.sim.account.StallCause.UNUSED_LANES;
import static org.ridgepoint.sim.account.StallCause.USEFUL_MACS;
import static org.ridgepoint.sim.account.StallCause.VECTOR_UNIT;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.sim.account.StallCause;

/**
 * Everything of which a chip may have twice, a row each; of two that save the same, the first is named. A faster clock comes
 * last, for it helps nearly every run.
 *
 * <p>An array that grows is fed: local SRAM, accumulators and an FPGA's blocks and tracks grow with it. More channels than
 * the bus can carry come with a wider bus.
 */
final class Purchases {
    private static final List<StallCause> MOVING = List.of(BUS, BULK_SRAM, LOCAL_SRAM, DEPENDENCY, TAIL);
    private static final List<StallCause> DRAM = List.of(DRAM_BANDWIDTH, DRAM_LATENCY);
    private static final List<StallCause> WORKING = List.of(USEFUL_MACS, UNUSED_LANES, FILL_DRAIN, OPERAND_LOAD);
    /** An array that grows has wider wires to it on an FPGA. */
    private static final List<StallCause> ARRAY = List.of(USEFUL_MACS, UNUSED_LANES, FILL_DRAIN, OPERAND_LOAD, FABRIC);
    /** An array that streams its weights loads them and fills at the pace of DRAM. */
    private static final List<StallCause> LOADING = List.of(OPERAND_LOAD, FILL_DRAIN);

    private static final String CHANNELS = "twice the DRAM channels";
    private static final String BUS_WIDTH = "a bus twice as wide";

    static final List<Purchase> TABLE = List.of(
            one(
                    CHANNELS,
                    List.of("dram.channels"),
                    DRAM,
                    new Relief().of(1, DRAM).of(0.5, MOVING).of(0.5, LOADING)),
            one(
                    BUS_WIDTH,
                    List.of("bus.bytesPerCycle"),
                    List.of(BUS),
                    new Relief().of(0.5, DRAM).of(1, MOVING).of(0.5, LOADING)),
            one(
                    "twice the bulk SRAM",
                    List.of("sram.bulk.capacity"),
                    List.of(BULK_SRAM),
                    new Relief().of(1, DRAM).of(1, MOVING).of(0.5, List.of(FILL_DRAIN, OPERAND_LOAD, UNUSED_LANES))),
            one(
                    "twice the local SRAM",
                    List.of("sram.local.capacity"),
                    List.of(LOCAL_SRAM),
                    new Relief().of(1, DRAM).of(1, MOVING).of(0.5, List.of(FILL_DRAIN, OPERAND_LOAD, UNUSED_LANES))),
            one(
                    "twice the packets in flight",
                    List.of("dma.outstanding"),
                    List.of(DRAM_LATENCY),
                    new Relief().of(1, DRAM).of(1, MOVING)),
            one(
                    "a link twice as wide between the memories",
                    List.of("link.bytesPerCycle", "link.slices.bytesPerCycle"),
                    List.of(BUS),
                    new Relief().of(1, MOVING)),
            one(
                    "bulk SRAM twice as wide",
                    List.of("sram.bulk.bytesPerBankPerCycle", "sram.bulk.portBytesPerCycle"),
                    List.of(BULK_SRAM),
                    new Relief().of(1, List.of(BULK_SRAM)).of(0.5, List.of(BUS, DEPENDENCY, TAIL))),
            one(
                    "local SRAM twice as wide",
                    List.of("sram.local.bytesPerBankPerCycle", "sram.local.portBytesPerCycle"),
                    List.of(LOCAL_SRAM),
                    new Relief().of(1, List.of(LOCAL_SRAM)).of(0.5, List.of(VECTOR_UNIT, DEPENDENCY, TAIL))),
            one("twice the rows of the array", fed("array.rows"), ARRAY, array()),
            one("twice the columns of the array", fed("array.columns"), ARRAY, array()),
            one("twice the pixels of the array", fed("array.pixels"), ARRAY, array()),
            one(
                    "twice the tracks of the FPGA",
                    List.of("fabric.tracksPerChannel"),
                    List.of(FABRIC),
                    new Relief().of(1, List.of(FABRIC))),
            one(
                    "twice the vector lanes",
                    List.of("vector.lanes"),
                    List.of(VECTOR_UNIT),
                    new Relief().of(0.5, List.of(VECTOR_UNIT, DEPENDENCY, TAIL))),
            one(
                    "a host twice as fast",
                    List.of("host.operationsPerSecond"),
                    List.of(HOST),
                    new Relief().of(0.5, List.of(HOST))),
            one(
                    "twice the lanes to the host",
                    List.of("host.pcie.lanes"),
                    List.of(HOST),
                    new Relief().of(1, List.of(HOST))),
            one(
                    "twice the bandwidth to the host",
                    List.of("host.bandwidth"),
                    List.of(HOST),
                    new Relief().of(1, List.of(HOST))),
            new Purchase(
                    CHANNELS + " and " + BUS_WIDTH,
                    List.of("dram.channels", "bus.bytesPerCycle"),
                    List.of(CHANNELS, BUS_WIDTH),
                    List.of(DRAM_BANDWIDTH, DRAM_LATENCY, BUS),
                    new Relief().of(1, DRAM).of(1, MOVING).of(0.5, LOADING).causes),
            one(
                    "twice the clock of array and SRAM",
                    List.of("array.clock", "fabric.clock", "fabric.dspClock"),
                    List.of(),
                    new Relief()
                            .of(0.5, WORKING)
                            .of(0.5, MOVING)
                            .of(0.5, List.of(DRAM_LATENCY, FABRIC, VECTOR_UNIT, LAUNCH))));

    private Purchases() {}

    private static Purchase one(String name, List<String> keys, List<StallCause> remedied, Relief relief) {
        return new Purchase(name, keys, List.of(), remedied, relief.causes);
    }

    private static List<String> fed(String side) {
        return List.of(
                side,
                "array.accumulators",
                "sram.local.bytesPerBankPerCycle",
                "sram.local.portBytesPerCycle",
                "fabric.dspsPerColumn",
                "fabric.tracksPerChannel");
    }

    private static Relief array() {
        return new Relief().of(0.5, WORKING).of(1, List.of(LOCAL_SRAM, FABRIC)).of(0.5, List.of(DEPENDENCY, TAIL));
    }

    /** Shares by cause, written down one group after the other. */
    private static final class Relief {
        private final Map<StallCause, Double> causes = new EnumMap<>(StallCause.class);

        Relief of(double share, List<StallCause> relieved) {
            relieved.forEach(cause -> causes.put(cause, share));
            return this;
        }
    }
}

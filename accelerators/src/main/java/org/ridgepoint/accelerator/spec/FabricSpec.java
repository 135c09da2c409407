package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec.Column;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec.HardNoc;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * The programmable wires of an FPGA between the block memories that are its local SRAM and the DSP blocks that are its
 * array. Every activation goes to all DSP columns, every weight to one.
 *
 * @param columns memory (M) and DSP (D) columns from left to right, such as {@code MDDMDD}
 * @param dspsPerColumn DSP blocks of a DSP column
 * @param macsPerDsp multiply-accumulates of a block in a cycle of its own clock
 * @param tracksPerChannel wires between two neighbouring columns that operands may use, each way
 * @param hop cycles from a column to its neighbour
 * @param clock of wires and memories
 * @param dspClock of the DSP blocks
 * @param columnPitch distance of neighbouring columns, which costs energy
 * @param queue packets that may wait before each channel (default 4)
 * @param hardNoc hardened network over the columns (default: none)
 */
public record FabricSpec(
        String columns,
        int dspsPerColumn,
        int macsPerDsp,
        int tracksPerChannel,
        Cycles hop,
        Frequency clock,
        Frequency dspClock,
        Length columnPitch,
        Optional<Integer> queue,
        Optional<HardNocSpec> hardNoc) {
    private static final int MOST_COLUMNS = 256;
    private static final int MOST_TRACKS = 1 << 20;
    private static final int LONGEST_QUEUE = 1024;
    private static final int USUAL_QUEUE = 4;
    private static final long LONGEST_HOP_CYCLES = 1024;

    /**
     * A hardened network that takes what has far to go.
     *
     * @param columnsPerStop columns from stop to stop
     * @param bytesPerCycle width of its links
     * @param hop cycles from stop to stop
     * @param clock its own clock
     */
    public record HardNocSpec(int columnsPerStop, int bytesPerCycle, Cycles hop, Frequency clock) {
        public HardNocSpec {
            Positive.requireUpTo("columnsPerStop", columnsPerStop, MOST_COLUMNS);
            Positive.require("bytesPerCycle", bytesPerCycle);
            Positive.requireUpTo("hop", hop.cycles(), LONGEST_HOP_CYCLES);
            Positive.requireClock("clock", clock);
        }

        private HardNoc build() {
            ClockDomain domain = ClockDomain.ofHertz(clock.hertz());
            return new HardNoc(columnsPerStop, bytesPerCycle, Math.toIntExact(hop.cycles()), domain);
        }
    }

    public FabricSpec {
        if (!columns.matches("[MD]+") || !columns.contains("M") || !columns.contains("D")) {
            throw new RefusedKey(
                    "columns",
                    "must be letters M (memory) and D (DSP) with at least one of each, was \"" + columns + "\"");
        }
        Positive.requireUpTo("columns", columns.length(), MOST_COLUMNS);
        Positive.require("dspsPerColumn", dspsPerColumn);
        Positive.require("macsPerDsp", macsPerDsp);
        Positive.requireUpTo("tracksPerChannel", tracksPerChannel, MOST_TRACKS);
        if (tracksPerChannel < Byte.SIZE) {
            throw new RefusedKey("tracksPerChannel", "must be at least 8, was " + tracksPerChannel);
        }
        Positive.requireUpTo("hop", hop.cycles(), LONGEST_HOP_CYCLES);
        Positive.requireClock("clock", clock);
        Positive.requireClock("dspClock", dspClock);
        queue.ifPresent(packets -> Positive.requireUpTo("queue", packets, LONGEST_QUEUE));
    }

    /** The wires and blocks that it describes. */
    public FpgaFabricSpec build() {
        List<Column> kinds = columns.chars()
                .mapToObj(letter -> letter == 'M' ? Column.MEMORY : Column.DSP)
                .toList();
        return new FpgaFabricSpec(
                kinds,
                tracksPerChannel,
                Math.toIntExact(hop.cycles()),
                ClockDomain.ofHertz(clock.hertz()),
                ClockDomain.ofHertz(dspClock.hertz()),
                queue.orElse(USUAL_QUEUE),
                hardNoc.map(HardNocSpec::build).orElse(HardNoc.NONE));
    }

    /** Refuses an array that its DSP blocks cannot make. */
    void requireFit(ArraySpec array) {
        double needed = (double) array.lanes() * array.clock().hertz();
        long dspColumns = columns.chars().filter(letter -> letter == 'D').count();
        double there = (double) dspColumns * dspsPerColumn * macsPerDsp * dspClock.hertz();
        if (there < needed) {
            throw new RefusedKey(
                    "fabric",
                    String.format(
                            Locale.ROOT,
                            "cannot be: its DSP blocks make %.4g MACs a second at most, the array's lanes need %.4g",
                            there,
                            needed),
                    "array");
        }
    }
}

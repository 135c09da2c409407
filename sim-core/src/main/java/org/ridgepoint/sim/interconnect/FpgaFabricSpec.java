package org.ridgepoint.sim.interconnect;

import java.util.List;
import org.ridgepoint.sim.kernel.ClockDomain;

/**
 * An FPGA as far as a MAC is concerned: columns of memory and DSP blocks, and the wires between neighbouring columns.
 *
 * @param columns from left to right
 * @param tracksPerChannel wires between two neighbouring columns that data may use, for each direction
 * @param hopCycles registers from column to column, in cycles of the fabric
 * @param fabricClock of wires and memories
 * @param dspClock of the DSP blocks, as a rule faster
 * @param queueDepth packets that may wait before a channel
 * @param hardNoc hardened network over the columns, {@link HardNoc#NONE} where there is none
 */
public record FpgaFabricSpec(
        List<Column> columns,
        int tracksPerChannel,
        int hopCycles,
        ClockDomain fabricClock,
        ClockDomain dspClock,
        int queueDepth,
        HardNoc hardNoc) {
    /** What a column is made of. */
    public enum Column {
        MEMORY,
        DSP
    }

    /** A hardened network with a stop at every {@code columnsPerStop}th column, on a clock of its own. */
    public record HardNoc(int columnsPerStop, int bytesPerCycle, int hopCycles, ClockDomain clock) {
        /** No such network: soft wires alone. */
        public static final HardNoc NONE = new HardNoc(0, 0, 0, new ClockDomain(1));

        public boolean exists() {
            return columnsPerStop > 0;
        }
    }

    public FpgaFabricSpec {
        columns = List.copyOf(columns);
        if (!columns.contains(Column.MEMORY) || !columns.contains(Column.DSP)) {
            throw new IllegalArgumentException("an FPGA needs memory and DSP columns, had " + columns);
        }
        if (hopCycles <= 0 || queueDepth <= 0) {
            throw new IllegalArgumentException(
                    "hop cycles and queue depth must be positive, were " + hopCycles + " and " + queueDepth);
        }
        if (tracksPerChannel < Byte.SIZE) {
            throw new IllegalArgumentException(
                    "a channel needs at least " + Byte.SIZE + " tracks, had " + tracksPerChannel);
        }
    }

    /** Whole bytes that a channel carries each way in a cycle of the fabric. */
    int channelBytesPerCycle() {
        return tracksPerChannel / Byte.SIZE;
    }

    /** What a channel carries each way. */
    public double channelBytesPerSecond() {
        return (double) channelBytesPerCycle() * fabricClock.hertz();
    }
}

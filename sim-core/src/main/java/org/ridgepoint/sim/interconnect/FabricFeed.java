package org.ridgepoint.sim.interconnect;

import java.util.List;

/**
 * Operands that a memory column sends to DSP columns, the same to each.
 *
 * @param fromColumn a memory column
 * @param toColumns DSP columns
 * @param bytesPerMac bytes that must arrive in a column for each of its multiply-accumulates, after all reuse within it
 */
public record FabricFeed(int fromColumn, List<Integer> toColumns, double bytesPerMac) {
    public FabricFeed {
        toColumns = List.copyOf(toColumns);
        if (toColumns.isEmpty()) {
            throw new IllegalArgumentException("a feed needs at least one DSP column");
        }
        if (!Double.isFinite(bytesPerMac) || bytesPerMac <= 0) {
            throw new IllegalArgumentException("bytes per MAC must be positive, was " + bytesPerMac);
        }
    }
}

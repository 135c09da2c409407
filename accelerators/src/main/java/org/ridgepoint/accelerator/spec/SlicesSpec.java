package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Local SRAM in slices beside each other: the link ends at the first, and data goes on from neighbour to neighbour.
 *
 * @param count slices; granules of data are dealt out over them
 * @param columns slices in a row; more rows below make a mesh (default: all in one row)
 * @param bytesPerCycle width of the path between neighbours, one each way, on the array's clock
 * @param latency cycles from a slice to its neighbour
 * @param length distance of neighbours, which costs energy
 */
public record SlicesSpec(int count, Optional<Integer> columns, int bytesPerCycle, Cycles latency, Length length) {
    private static final int MOST_SLICES = 1024;
    private static final long LONGEST_LATENCY_CYCLES = 1024;

    public SlicesSpec {
        Positive.requireUpTo("count", count, MOST_SLICES);
        Positive.require("bytesPerCycle", bytesPerCycle);
        Positive.requireUpTo("latency", latency.cycles(), LONGEST_LATENCY_CYCLES);
        columns.ifPresent(value -> {
            if (value <= 0 || count % value != 0) {
                throw new RefusedKey("columns", "must divide the " + count + " slices, was " + value, "count");
            }
        });
    }
}

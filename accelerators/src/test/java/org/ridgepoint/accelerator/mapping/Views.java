package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SystolicArray;

/** Chips as the mapper sees them, with rates that no two parts share. */
final class Views {
    private Views() {}

    /** An output-stationary array of so many rows and columns. */
    static ArrayModel array(int rows, int columns) {
        return new SystolicArray(rows, columns, Dataflow.OS, false, new Rate(1, 1));
    }

    /** Two channels of DRAM with 2 bytes a cycle together, a link of 8, a local port of 16; packets of 64 bytes. */
    static ChipView of(long localBytes, long bulkBytes) {
        return of(localBytes, bulkBytes, 0);
    }

    /** The same with a memory of its own for partial sums. */
    static ChipView of(long localBytes, long bulkBytes, long accumulatorMemoryBytes) {
        return of(array(4, 8), localBytes, bulkBytes, accumulatorMemoryBytes);
    }

    /** The same with another array. */
    static ChipView of(ArrayModel array, long localBytes, long bulkBytes, long accumulatorMemoryBytes) {
        return new ChipView(
                array,
                8,
                4,
                2,
                1,
                4,
                8,
                16,
                Double.MAX_VALUE,
                4,
                localBytes,
                bulkBytes,
                accumulatorMemoryBytes,
                64,
                1,
                true,
                true);
    }
}

package org.ridgepoint.accelerator.mapping;

/** Where a tensor lives while it is needed. */
public enum Place {
    /** Distributed, in the SRAM beside the array. */
    LOCAL,
    BULK,
    DRAM
}

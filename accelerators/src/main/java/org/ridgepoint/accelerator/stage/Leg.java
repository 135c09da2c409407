package org.ridgepoint.accelerator.stage;

/** The parts of the way that data takes between the memories. */
public enum Leg {
    /** From DRAM into bulk SRAM. */
    LOAD,
    /** From bulk into local SRAM. */
    FILL,
    /** From local SRAM to where outputs live. */
    DRAIN,
    /** From local SRAM to the host, or back. */
    HOST
}

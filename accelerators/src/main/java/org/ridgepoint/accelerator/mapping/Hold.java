package org.ridgepoint.accelerator.mapping;

/** Where an operand waits between the tiles that use it. */
public enum Hold {
    /** Nowhere: every tile fetches its own. */
    NONE,
    /** In bulk SRAM, from where every tile fetches its own. */
    BULK,
    /** In local SRAM, where tiles share it. */
    LOCAL
}

package org.ridgepoint.sim.resource;

/** What a resource is, as far as a waiting array cares. */
public enum ResourceKind {
    DRAM,
    BUS,
    BULK_SRAM,
    LINK,
    LOCAL_SRAM,
    FABRIC,
    VECTOR,
    HOST
}

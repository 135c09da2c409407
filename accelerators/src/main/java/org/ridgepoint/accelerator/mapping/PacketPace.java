package org.ridgepoint.accelerator.mapping;

/**
 * What packets cost beside their bytes, in array cycles: small pieces of data come as packets too, and an engine has only so
 * many on their way.
 *
 * @param memoryGap between packets on the bus from and to DRAM
 * @param memoryLatency of a packet between DRAM and the chip
 * @param linkLatency of a packet between bulk and local SRAM
 * @param outstanding packets that an engine has on their way at most
 */
public record PacketPace(double memoryGap, double memoryLatency, double linkLatency, int outstanding) {
    /** Packets cost nothing beside their bytes. */
    static final PacketPace FREE = new PacketPace(0, 0, 0, 1);

    /** What so many packets take whose bytes take so long. */
    double memoryCycles(double byteCycles, double packets) {
        return cycles(byteCycles + packets * memoryGap, packets, memoryLatency);
    }

    /** The same between the memories on the chip. */
    double linkCycles(double byteCycles, double packets) {
        return cycles(byteCycles, packets, linkLatency);
    }

    /** A packet's place is taken by another when it has arrived, its own bytes among what that takes. */
    private double cycles(double busyCycles, double packets, double latency) {
        return Math.max(busyCycles, (packets * latency + busyCycles) / outstanding);
    }
}

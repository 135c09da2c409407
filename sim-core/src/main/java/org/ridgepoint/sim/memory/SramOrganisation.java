package org.ridgepoint.sim.memory;

import org.ridgepoint.sim.quantity.Exact;

/**
 * The build of one SRAM.
 *
 * @param capacityBytes all banks together
 * @param banks interleaved at {@code bytesPerBank}
 * @param bytesPerBank that a bank reads or writes in a cycle
 * @param ports physical ports
 * @param portBytesPerCycle width of each physical port
 * @param accessesPerBank ports that can use one bank in the same cycle: 1 for single-ported cells, 2 for dual-ported
 * @param latencyCycles from the last access to the data at the far side
 * @param ecc check bits of each bank word
 */
public record SramOrganisation(
        long capacityBytes,
        int banks,
        int bytesPerBank,
        SramPorts ports,
        int portBytesPerCycle,
        int accessesPerBank,
        int latencyCycles,
        SramEcc ecc) {
    public SramOrganisation {
        requirePositive("capacity bytes", capacityBytes);
        requirePositive("banks", banks);
        requirePositive("bytes per bank", bytesPerBank);
        requirePositive("port bytes per cycle", portBytesPerCycle);
        requirePositive("accesses per bank", accessesPerBank);
        if (latencyCycles < 0) {
            throw new IllegalArgumentException("SRAM latency cycles must not be negative, was " + latencyCycles);
        }
    }

    /** An SRAM without check bits. */
    public SramOrganisation(
            long capacityBytes,
            int banks,
            int bytesPerBank,
            SramPorts ports,
            int portBytesPerCycle,
            int accessesPerBank,
            int latencyCycles) {
        this(
                capacityBytes,
                banks,
                bytesPerBank,
                ports,
                portBytesPerCycle,
                accessesPerBank,
                latencyCycles,
                SramEcc.NONE);
    }

    /** Single-ported cells behind ports that are as wide as all banks together. */
    static SramOrganisation wide(long capacityBytes, int banks, int bytesPerBank, SramPorts ports, int latencyCycles) {
        int rowBytes = Math.multiplyExact(banks, bytesPerBank);
        return new SramOrganisation(capacityBytes, banks, bytesPerBank, ports, rowBytes, 1, latencyCycles);
    }

    /** The same with banks that are clocked twice a cycle, so that single-ported cells serve two ports. */
    public SramOrganisation doublePumped() {
        return new SramOrganisation(
                capacityBytes, banks, bytesPerBank, ports, portBytesPerCycle, 2 * accessesPerBank, latencyCycles, ecc);
    }

    /** What it is built of, where so many ports reach each cell. */
    public SramBuild costed(int cellPorts) {
        return new SramBuild(storedBits(), banks, bytesPerBank * Byte.SIZE + ecc.checkBits(), cellPorts);
    }

    /** Bits that the cells hold, check bits with them. */
    long storedBits() {
        long dataBits = Math.multiplyExact(capacityBytes, (long) Byte.SIZE);
        long words = Exact.ceilDiv(capacityBytes, bytesPerBank);
        return Math.addExact(dataBits, Math.multiplyExact(words, (long) ecc.checkBits()));
    }

    private static void requirePositive(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("SRAM " + what + " must be positive, was " + value);
        }
    }
}

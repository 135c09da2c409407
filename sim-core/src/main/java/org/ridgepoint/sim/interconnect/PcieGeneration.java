package org.ridgepoint.sim.interconnect;

import org.ridgepoint.sim.quantity.Exact;

/**
 * What a lane of each PCI Express generation carries.
 *
 * <p>Source: PCI Express Base Specification revisions 1.0 to 6.0, transfer rate and line code. Generation 6 sends units
 * of 256 bytes of which 242 are data link traffic.
 */
public enum PcieGeneration {
    GEN1(400_000, 10, 8),
    GEN2(200_000, 10, 8),
    GEN3(125_000, 130, 128),
    GEN4(62_500, 130, 128),
    GEN5(31_250, 130, 128),
    GEN6(15_625, 256, 242);

    private final long bitFemtoseconds;
    private final long codedBits;
    private final long dataBits;

    PcieGeneration(long bitFemtoseconds, long codedBits, long dataBits) {
        this.bitFemtoseconds = bitFemtoseconds;
        this.codedBits = codedBits;
        this.dataBits = dataBits;
    }

    /** The generation of a number from 1 to 6. */
    public static PcieGeneration of(int number) {
        if (number < 1 || number > values().length) {
            throw new IllegalArgumentException(
                    "PCI Express generation must be 1 to " + values().length + ", was " + number);
        }
        return values()[number - 1];
    }

    /** Femtoseconds in which {@code lanes} carry {@code bytes} with their line code, rounded up. */
    public long ticks(long bytes, int lanes) {
        long coded = Math.multiplyExact(Math.multiplyExact(bytes, 8 * codedBits), bitFemtoseconds);
        return Exact.ceilDiv(coded, dataBits * lanes);
    }
}

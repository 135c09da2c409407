package org.ridgepoint.accelerator.analytic;

/**
 * Three models of a run's time, which know what it moves and what it computes and nothing of how the two meet.
 *
 * @param transferSeconds of all bytes over all DRAM channels at their peak rate
 * @param computeSeconds of the array's own cycles for the layers as they are, its operands always there
 * @param atPeakSeconds of the operations on all lanes at the peak rate
 */
public record ClosedForms(double transferSeconds, double computeSeconds, double atPeakSeconds) {
    private static final double SECONDS_PER_FEMTOSECOND = 1e-15;
    private static final double TERA = 1e12;

    /** What a run moves and computes. */
    public record Demand(long dramBytes, long arrayCycles, double operations) {}

    /** What a chip moves and computes in a second, and how long a cycle of its array is. */
    public record Supply(double dramBytesPerSecond, long cycleFemtoseconds, double peakTops) {}

    /** The three of a run on a chip. */
    public static ClosedForms of(Demand demand, Supply supply) {
        return new ClosedForms(
                demand.dramBytes / supply.dramBytesPerSecond,
                demand.arrayCycles * (double) supply.cycleFemtoseconds * SECONDS_PER_FEMTOSECOND,
                demand.operations / (supply.peakTops * TERA));
    }

    /** One after the other: the pessimist's model. */
    public double sumSeconds() {
        return computeSeconds + transferSeconds;
    }

    /** The longer of the two, all lanes busy: the optimist's model. */
    public double rooflineSeconds() {
        return Math.max(atPeakSeconds, transferSeconds);
    }

    /** The longer of the two, with lanes left empty and filling as they are in these layers. */
    public double shapeLimitSeconds() {
        return Math.max(transferSeconds, computeSeconds);
    }
}

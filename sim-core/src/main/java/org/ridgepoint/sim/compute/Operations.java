package org.ridgepoint.sim.compute;

/** Operations as vendors count them: a multiply-accumulate is two. */
public final class Operations {
    private static final double PER_MAC = 2;
    private static final double TERA = 1e12;

    private Operations() {}

    /** Operations of so many multiply-accumulates. */
    public static double of(double macs) {
        return PER_MAC * macs;
    }

    /** The rate of so many multiply-accumulates a second, in 10^12 operations a second. */
    public static double tera(double macsPerSecond) {
        return of(macsPerSecond) / TERA;
    }
}

package org.ridgepoint.sim.kernel;

import org.ridgepoint.sim.quantity.Exact;

/**
 * A clock: an integer period in femtoseconds, the only place where cycles become ticks and ticks cycles.
 *
 * <p>Timing: the period is rounded to the nearest femtosecond, below 1 ppm at 1 GHz.
 */
public record ClockDomain(long periodFemtoseconds) {
    private static final long FEMTOSECONDS_PER_SECOND = 1_000_000_000_000_000L;

    public ClockDomain {
        if (periodFemtoseconds <= 0) {
            throw new IllegalArgumentException("clock period must be positive, was " + periodFemtoseconds + " fs");
        }
    }

    /** The clock of a frequency in hertz, its period rounded to the nearest femtosecond. */
    public static ClockDomain ofHertz(long hertz) {
        if (hertz <= 0) {
            throw new IllegalArgumentException("clock frequency must be positive, was " + hertz + " Hz");
        }
        return new ClockDomain((FEMTOSECONDS_PER_SECOND + hertz / 2) / hertz);
    }

    /** Ticks that {@code cycles} last; overflow is an {@link ArithmeticException}. */
    public long ticks(long cycles) {
        return Math.multiplyExact(cycles, periodFemtoseconds);
    }

    /** Cycles needed to cover {@code ticks}. */
    public long cyclesRoundedUp(long ticks) {
        return Exact.ceilDiv(ticks, periodFemtoseconds);
    }

    /** The first clock edge at or after {@code tick}. */
    public long edgeAtOrAfter(long tick) {
        return ticks(cyclesRoundedUp(tick));
    }

    /** Frequency in hertz, rounded to the nearest. */
    public long hertz() {
        return (FEMTOSECONDS_PER_SECOND + periodFemtoseconds / 2) / periodFemtoseconds;
    }
}

package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * Whether windows in which the same recurs took as long as each other, and for the same causes: the mean of their first half
 * against that of their second.
 *
 * @param meanTicks of a window
 * @param apartTicks how far the halves are apart in time
 * @param mostApartTicks the same in the cause in which they are farthest
 */
record Agreement(double meanTicks, double apartTicks, double mostApartTicks) {
    private static final int MOST_GROWTH = 8;

    /** How far apart halves may be, as a share of a window. */
    static final double TOLERANCE = 0.0025;

    static Agreement of(List<CycleLedger> windows) {
        int half = windows.size() / 2;
        CycleLedger first = sum(windows.subList(0, half));
        CycleLedger second = sum(windows.subList(windows.size() - half, windows.size()));
        return of(first, second, half);
    }

    private static CycleLedger sum(List<CycleLedger> windows) {
        CycleLedger sum = new CycleLedger();
        windows.forEach(sum::chargeAll);
        return sum;
    }

    /** Of what so many windows took, and as many after them. */
    static Agreement of(CycleLedger first, CycleLedger second, int windows) {
        double most = 0;
        for (StallCause cause : StallCause.values()) {
            most = Math.max(most, Math.abs(second.ticks(cause) - first.ticks(cause)));
        }
        double apart = Math.abs(second.totalTicks() - first.totalTicks());
        double mean = (first.totalTicks() + second.totalTicks()) / (2.0 * windows);
        return new Agreement(mean, apart / windows, most / windows);
    }

    boolean isReached() {
        return growth(timesTooFar()) == 1;
    }

    /** Times as many windows, of those that are so many times too few: halves of more are less apart. */
    static int growth(double tooFew) {
        return tooFew <= 1 ? 1 : (int) Math.min(MOST_GROWTH, Math.max(2, Math.ceil(tooFew)));
    }

    /** How many times farther apart they are than they may be. */
    double timesTooFar() {
        return Math.max(apartTicks, mostApartTicks) / (TOLERANCE * Math.max(1, meanTicks));
    }
}

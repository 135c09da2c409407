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
    private static final double TOLERANCE = 0.0025;

    static Agreement of(List<CycleLedger> windows) {
        int half = windows.size() / 2;
        double all = windows.stream().mapToLong(CycleLedger::totalTicks).sum();
        double apart = 0;
        double most = 0;
        for (StallCause cause : StallCause.values()) {
            double first = mean(windows.subList(0, half), cause);
            double second = mean(windows.subList(windows.size() - half, windows.size()), cause);
            apart += second - first;
            most = Math.max(most, Math.abs(second - first));
        }
        return new Agreement(all / windows.size(), Math.abs(apart), most);
    }

    private static double mean(List<CycleLedger> windows, StallCause cause) {
        return windows.stream()
                .mapToLong(window -> window.ticks(cause))
                .average()
                .orElse(0);
    }

    boolean isReached() {
        return Math.max(apartTicks, mostApartTicks) <= TOLERANCE * meanTicks;
    }
}

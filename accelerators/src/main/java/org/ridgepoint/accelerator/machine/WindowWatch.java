package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.program.TaskKinds;
import org.ridgepoint.accelerator.sampling.Stretch;
import org.ridgepoint.sim.account.CycleLedger;

/**
 * Looks on while tasks of a layer recur, window after window, until the last of them are seen to be alike: then they stand
 * for windows to come.
 *
 * <p>It looks after 4, 6, 8, 12, 16, 24, 32, ... windows, each time at the last two thirds or three quarters of them.
 */
final class WindowWatch {
    private static final int[] FIRST_LOOKS = {1, 2, 3, 4, 6, 8};
    private static final int FEWEST = 4;
    private static final int BACK = 3; // looks, from the one at the end of what is compared to that at its beginning
    private static final int REFRESHES = 8;

    private final Stretch stretch;
    private final double ownBytes;
    private final DramPace pace;
    private final List<CycleLedger> ends = new ArrayList<>();
    private final List<Long> endTicks = new ArrayList<>();
    private final Map<Integer, DramUse> dramAt = new HashMap<>();
    private final List<Integer> looks = new ArrayList<>();
    private int leftOut;

    /**
     * A watch over tasks that recur.
     *
     * @param tasks of the layer
     * @param pace of DRAM
     */
    WindowWatch(Stretch stretch, TaskKinds tasks, DramPace pace) {
        this.stretch = stretch;
        this.pace = pace;
        long bytes = 0;
        for (int task = stretch.begin(1); task < stretch.begin(2); task++) {
            bytes += tasks.dramBytes()[task];
        }
        this.ownBytes = bytes;
    }

    /** Whether a window ends with a task, and it is not settled yet. */
    boolean isOpenAt(long task) {
        return leftOut == 0 && task >= stretch.first() && task < stretch.end() && endsWindow(task);
    }

    private boolean endsWindow(long task) {
        return (task + 1 - stretch.first()) % stretch.period() == 0;
    }

    /** A window has ended at a tick. */
    void close(long tick, CycleLedger ledger, Supplier<DramUse> dram) {
        endTicks.add(tick);
        CycleLedger now = new CycleLedger();
        now.chargeAll(ledger);
        ends.add(now);
        if (isLook(windows())) {
            looks.add(windows());
            dramAt.put(windows(), dram.get());
        }
    }

    /** Windows that have ended, beside the first. */
    private int windows() {
        return ends.size() - 1;
    }

    private static boolean isLook(int windows) {
        int of = windows;
        while (of > FIRST_LOOKS[FIRST_LOOKS.length - 1] && of % 2 == 0) {
            of /= 2;
        }
        for (int look : FIRST_LOOKS) {
            if (of == look) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is time to look, and the last windows agree, last for some refreshes or none touches them, and had DRAM for themselves. */
    boolean isSettled() {
        if (windows() < FEWEST || !dramAt.containsKey(windows())) {
            return false;
        }
        Agreement agreement = agreement();
        boolean untroubled = ownBytes == 0 || areEqual();
        boolean refreshed = untroubled || agreement.meanTicks() * compared() >= REFRESHES * pace.refreshTicks();
        return agreement.isReached() && refreshed && hadArrayForItself() && hadDramForItself();
    }

    /** Whether no window took a tick more than another. */
    private boolean areEqual() {
        long first = ends.get(begin() + 1).totalTicks() - ends.get(begin()).totalTicks();
        for (int window = begin() + 1; window < windows(); window++) {
            if (ends.get(window + 1).totalTicks() - ends.get(window).totalTicks() != first) {
                return false;
            }
        }
        return true;
    }

    /** Whether all that the array did or waited for meanwhile was on behalf of its layer: others may work beside the array. */
    private boolean hadArrayForItself() {
        long elapsed = endTicks.get(windows()) - endTicks.get(begin());
        long own = ends.get(windows()).since(ends.get(begin())).totalTicks();
        return elapsed > 0 && Math.abs(elapsed - own) <= Agreement.TOLERANCE * elapsed;
    }

    /** Whether DRAM kept up with the windows and did nothing for others, but for what two tasks more or less may be ahead. */
    private boolean hadDramForItself() {
        CycleLedger took = ends.get(windows()).since(ends.get(begin()));
        double ahead = 2 * ownBytes / stretch.period();
        return pace.isSteady(took, ownBytes * compared(), dramCompared().servedBytes(), ahead);
    }

    private int begin() {
        return looks.get(Math.max(0, looks.size() - 1 - BACK));
    }

    private int compared() {
        return windows() - begin();
    }

    private DramUse dramCompared() {
        return dramAt.get(windows()).since(dramAt.get(begin()));
    }

    Agreement agreement() {
        int middle = (begin() + windows()) / 2;
        int half = middle - begin();
        CycleLedger first = ends.get(middle).since(ends.get(begin()));
        CycleLedger second = ends.get(windows()).since(ends.get(windows() - half));
        return Agreement.of(first, second, half);
    }

    /** Windows from the first that begins with a task or later up to the last, which is always done. */
    int windowsAfter(long task) {
        if (task >= endTask()) {
            return 0;
        }
        return (int) ((endTask() - Math.max(task, stretch.first())) / stretch.period());
    }

    /** The first task of the last window. */
    long endTask() {
        return stretch.begin(stretch.times() - 1);
    }

    Stretch stretch() {
        return stretch;
    }

    /** The windows compared stand for so many more. */
    void leaveOut(int more) {
        leftOut = more;
    }

    int leftOut() {
        return leftOut;
    }

    /** What the windows that were left out would have taken. */
    CycleLedger ledgerLeftOut() {
        CycleLedger ledger = new CycleLedger();
        if (leftOut > 0) {
            CycleLedger seen = ends.get(windows()).since(ends.get(begin()));
            ledger.chargeInProportion(seen, Math.round((double) seen.totalTicks() * leftOut / compared()));
        }
        return ledger;
    }

    /** What the channels would have done for the windows themselves: some of what they did meanwhile may be for others. */
    DramUse dramLeftOut() {
        if (leftOut == 0) {
            return DramUse.none();
        }
        DramUse seen = dramCompared();
        double standby = (double) leftOut / compared();
        return seen.times(leftOut * ownBytes / Math.max(1, seen.servedBytes())).over(seen.standby(), standby);
    }
}

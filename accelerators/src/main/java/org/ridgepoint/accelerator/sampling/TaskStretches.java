package org.ridgepoint.accelerator.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ridgepoint.accelerator.program.TaskKinds;

/** Finds the stretches of a layer in which tasks recur, in windows of at least so many tasks. */
public final class TaskStretches {
    private static final int LEAST_TASKS = 4;
    private static final int FEW_WINDOWS = 8;

    private final int[] kinds;
    private final boolean[] opens;

    private TaskStretches(TaskKinds tasks) {
        kinds = tasks.kinds();
        opens = tasks.opens();
    }

    /** Stretches that have no task in common, in order: those of the period with which most tasks can be left out. */
    public static List<Stretch> of(TaskKinds tasks) {
        return new TaskStretches(tasks).best();
    }

    private List<Stretch> best() {
        List<Stretch> best = List.of();
        long most = 0;
        for (int period : periods()) {
            List<Stretch> stretches = of(period);
            long saved = stretches.stream().mapToLong(TaskStretches::savedTasks).sum();
            if (saved > most) {
                most = saved;
                best = stretches;
            }
        }
        return best;
    }

    private static long savedTasks(Stretch stretch) {
        return (long) stretch.period() * Math.max(0, stretch.times() - FEW_WINDOWS);
    }

    /** Distances between tasks of one kind, taken in the middle of each kind's. */
    private TreeSet<Integer> periods() {
        Map<Integer, List<Integer>> where = new HashMap<>();
        for (int task = 0; task < kinds.length; task++) {
            where.computeIfAbsent(kinds[task], kind -> new ArrayList<>()).add(task);
        }
        TreeSet<Integer> periods = new TreeSet<>();
        for (List<Integer> tasks : where.values()) {
            int middle = tasks.size() / 2;
            int period = middle > 0 ? tasks.get(middle) - tasks.get(middle - 1) : kinds.length;
            if (period <= kinds.length / Stretches.LEAST_TIMES) {
                periods.add(period);
            }
        }
        return periods;
    }

    private List<Stretch> of(int period) {
        int window = period * Math.max(1, (LEAST_TASKS + period - 1) / period);
        List<Stretch> stretches = new ArrayList<>();
        int begin = 0;
        for (int task = 0; task + period <= kinds.length; task++) {
            if (task + period < kinds.length && kinds[task] == kinds[task + period]) {
                continue;
            }
            int first = firstOpening(begin, task);
            int times = (task + period - first) / window;
            if (times >= Stretches.LEAST_TIMES) {
                stretches.add(new Stretch(first, window, times));
            }
            begin = task + 1;
        }
        return stretches;
    }

    private int firstOpening(int begin, int end) {
        int first = begin;
        while (first < end && !opens[first]) {
            first++;
        }
        return first;
    }
}

package org.ridgepoint.accelerator.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the choices behind a failure smaller, one by one and in runs, as long as what remains still fails. */
final class Shrinking {
    private static final int MOST_TRIALS = 400;

    private final Predicate<List<Integer>> fails;
    private List<Integer> smallest;
    private int trials;

    private Shrinking(List<Integer> choices, Predicate<List<Integer>> fails) {
        this.smallest = choices;
        this.fails = fails;
    }

    /** Smaller choices that fail too; the same ones where there are none. */
    static List<Integer> of(List<Integer> choices, Predicate<List<Integer>> fails) {
        return new Shrinking(choices, fails).shrunk();
    }

    private List<Integer> shrunk() {
        int before;
        do {
            before = weight(smallest);
            for (int run = 16; run >= 1; run /= 4) {
                leaveOut(run);
            }
            lower();
        } while (weight(smallest) < before && trials < MOST_TRIALS);
        return smallest;
    }

    private void leaveOut(int run) {
        for (int i = 0; i + run <= smallest.size(); i++) {
            List<Integer> fewer = new ArrayList<>(smallest);
            fewer.subList(i, i + run).clear();
            keepIfFails(fewer);
        }
    }

    private void lower() {
        for (int i = 0; i < smallest.size(); i++) {
            int choice = smallest.get(i);
            boolean lower = choice > 0 && (keepIfFails(with(i, 0)) || keepIfFails(with(i, choice / 2)));
            if (choice > 0 && !lower) {
                keepIfFails(with(i, choice - 1));
            }
        }
    }

    private List<Integer> with(int index, int choice) {
        List<Integer> changed = new ArrayList<>(smallest);
        changed.set(index, choice);
        return changed;
    }

    private boolean keepIfFails(List<Integer> candidate) {
        boolean smaller = trials < MOST_TRIALS && weight(candidate) < weight(smallest);
        trials += smaller ? 1 : 0;
        boolean kept = smaller && fails.test(candidate);
        smallest = kept ? candidate : smallest;
        return kept;
    }

    private static int weight(List<Integer> choices) {
        return choices.stream().mapToInt(choice -> choice + 1).sum();
    }
}

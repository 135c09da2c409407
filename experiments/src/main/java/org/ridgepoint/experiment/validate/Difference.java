package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Two sizes of one network on one board: what the larger one adds, and what is left of the time when all of the smaller one goes
 * at the pace of that. Host, drivers and conversion of data are the same for both and cancel in the rate.
 *
 * @param small the smaller
 * @param large the larger
 */
record Difference(Prediction small, Prediction large) {
    private static final double TERA = 1e12;
    private static final double LITTLE = 0.02;

    /** The differences between neighbouring sizes, board by board. */
    static List<Difference> of(Validation validation) {
        Map<List<String>, List<Prediction>> boards = new LinkedHashMap<>();
        validation.compared().stream()
                .filter(Prediction::isPace)
                .forEach(answer -> boards.computeIfAbsent(board(answer.row()), key -> new ArrayList<>())
                        .add(answer));
        List<List<String>> ladders = validation.books().networks().ladders().orElse(List.of());
        return boards.values().stream().flatMap(answers -> of(answers, ladders)).toList();
    }

    private static List<String> board(Measurement row) {
        return List.of(row.chip(), row.text("metric"), row.text("batch"), row.text("precision"), row.text("source"));
    }

    private static Stream<Difference> of(List<Prediction> answers, List<List<String>> ladders) {
        Map<String, List<Prediction>> alike = new LinkedHashMap<>();
        answers.forEach(answer -> kinds(answer.workload(), ladders)
                .forEach(kind ->
                        alike.computeIfAbsent(kind, key -> new ArrayList<>()).add(answer)));
        return alike.values().stream().flatMap(Difference::neighbours);
    }

    /** What a workload differs from others of in size alone: its ladder, or itself in another size. */
    private static List<String> kinds(String workload, List<List<String>> ladders) {
        if (workload.startsWith("gemm:")) {
            String[] sizes = workload.substring("gemm:".length()).split(",");
            return List.of(
                    "*," + sizes[1] + "," + sizes[2], sizes[0] + ",*," + sizes[2], sizes[0] + "," + sizes[1] + ",*");
        }
        return ladders.stream()
                .filter(ladder -> ladder.contains(workload))
                .map(List::toString)
                .findFirst()
                .map(List::of)
                .orElse(List.of(workload));
    }

    private static Stream<Difference> neighbours(List<Prediction> answers) {
        List<Prediction> bySize = answers.stream()
                .sorted(Comparator.comparingDouble(Prediction::operations))
                .toList();
        List<Difference> differences = new ArrayList<>();
        for (int i = 1; i < bySize.size(); i++) {
            Difference difference = new Difference(bySize.get(i - 1), bySize.get(i));
            if (difference.added() > LITTLE * difference.small.operations()) {
                differences.add(difference);
            }
        }
        return differences.stream();
    }

    /** Operations that the larger one has more. */
    private double added() {
        return large.operations() - small.operations();
    }

    /** Operations added over time added, in 10^12 a second, as measured; nothing where the larger one took no longer. */
    OptionalDouble measuredTops() {
        return tops(large.measuredSeconds() - small.measuredSeconds());
    }

    /** The same as simulated. */
    OptionalDouble simulatedTops() {
        return tops(large.simulatedSeconds() - small.simulatedSeconds());
    }

    private OptionalDouble tops(double seconds) {
        return seconds > 0 ? OptionalDouble.of(added() / seconds / TERA) : OptionalDouble.empty();
    }

    /** Seconds of the smaller one that its operations at that rate leave over, as measured. */
    OptionalDouble measuredFixedSeconds() {
        return fixed(small.measuredSeconds(), measuredTops());
    }

    /** The same as simulated. */
    OptionalDouble simulatedFixedSeconds() {
        return fixed(small.simulatedSeconds(), simulatedTops());
    }

    private OptionalDouble fixed(double seconds, OptionalDouble tops) {
        return tops.isPresent()
                ? OptionalDouble.of(seconds - small.operations() / (tops.getAsDouble() * TERA))
                : OptionalDouble.empty();
    }
}

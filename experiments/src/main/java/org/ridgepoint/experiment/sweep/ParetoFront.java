package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;

/**
 * Points that no other point beats: none is as good in throughput, energy and each proxy of cost, and better in one of them;
 * the area of the die is one of these where it is known of all. A point whose energy lacks DRAM's pins neither beats nor is beaten by one whose energy holds them.
 */
public final class ParetoFront {
    private static final List<Measure> COSTS =
            List.of(Measure.JOULES_PER_INFERENCE, Measure.MULTIPLIERS, Measure.SRAM_BYTES, Measure.DRAM_PINS);

    private ParetoFront() {}

    /** A point by what it costs, the less the better; throughput with its sign turned comes first. */
    private record Priced(PointResult row, double[] costs) {
        private static Priced of(PointResult row, List<Measure> measures) {
            DoubleStream costs = measures.stream().mapToDouble(row.outcome()::number);
            double throughput = row.outcome().number(Measure.INFERENCES_PER_SECOND);
            return new Priced(
                    row,
                    DoubleStream.concat(DoubleStream.of(-throughput), costs).toArray());
        }

        private boolean beats(Priced other) {
            if (EnergyRank.holdsPins(row.outcome()) != EnergyRank.holdsPins(other.row.outcome())) {
                return false;
            }
            boolean better = false;
            for (int i = 0; i < costs.length; i++) {
                if (costs[i] > other.costs[i]) {
                    return false;
                }
                better |= costs[i] < other.costs[i];
            }
            return better;
        }
    }

    /** The points of all fronts: of each kind of work, those of the front among the points that have results. */
    static Set<PointResult> ofEachWork(List<PointResult> rows) {
        return byWork(rows).values().stream()
                .map(same -> same.stream().filter(row -> row.outcome().isOk()).toList())
                .map(ParetoFront::of)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    /** Points that do the same work, by what it is. */
    public static Map<String, List<PointResult>> byWork(List<PointResult> rows) {
        return rows.stream().collect(Collectors.groupingBy(ParetoFront::work, LinkedHashMap::new, Collectors.toList()));
    }

    private static String work(PointResult row) {
        String work = row.point().values().entrySet().stream()
                .filter(entry -> entry.getKey().matches("workload|input|batch|precision|(dims|training)(\\..*)?"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        return work.isEmpty() ? "all points" : work;
    }

    /** The points of the front, among points that have results and do the same work. */
    public static Set<PointResult> of(List<PointResult> rows) {
        boolean areas = rows.stream()
                .noneMatch(row -> row.outcome().text(Measure.AREA_MM2).isEmpty());
        List<Measure> measures = areas
                ? Stream.concat(COSTS.stream(), Stream.of(Measure.AREA_MM2)).toList()
                : COSTS;
        List<Priced> sorted = rows.stream()
                .map(row -> Priced.of(row, measures))
                .sorted((one, other) -> Arrays.compare(one.costs(), other.costs()))
                .toList();
        List<Priced> front = new ArrayList<>();
        for (Priced point : sorted) {
            if (front.stream().noneMatch(earlier -> earlier.beats(point))) { // who beats a point is sorted before it
                front.add(point);
            }
        }
        return front.stream().map(Priced::row).collect(Collectors.toSet());
    }
}

package org.ridgepoint.experiment.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.ridgepoint.experiment.sweep.EnergyRank;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.SweepResult.Row;

/**
 * Points that no other point beats: none is as good in throughput, energy and each proxy of cost, and better in one of them.
 * A point whose energy lacks DRAM's pins neither beats nor is beaten by one whose energy holds them.
 */
final class ParetoFront {
    private static final List<Measure> COSTS =
            List.of(Measure.JOULES_PER_INFERENCE, Measure.MULTIPLIERS, Measure.SRAM_BYTES, Measure.DRAM_PINS);

    private ParetoFront() {}

    /** A point by what it costs, the less the better; throughput with its sign turned comes first. */
    private record Priced(Row row, double[] costs) {
        private static Priced of(Row row) {
            DoubleStream costs = COSTS.stream().mapToDouble(row.outcome()::number);
            return new Priced(
                    row,
                    DoubleStream.concat(DoubleStream.of(-SweepMaps.throughput(row)), costs)
                            .toArray());
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

    /** The points of the front, among points that have results and do the same work. */
    static Set<Row> of(List<Row> rows) {
        List<Priced> sorted = rows.stream()
                .map(Priced::of)
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

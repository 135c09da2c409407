package org.ridgepoint.accelerator.price;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.workload.op.Precision;

/**
 * What a multiply-accumulate costs in a format, also in one that no table has: a multiplier goes with the product of its
 * operands' bits (of reals those of the significands), what adds does not, so that the line through two formats of a kind,
 * int8 and int16, or fp16 and fp32, holds the others. Through these two of the published tables bf16 comes out within 3 %.
 */
public final class FormatPrice {
    private static final Pair INTEGERS = new Pair("int8", "int16");
    private static final Pair REALS = new Pair("fp16", "fp32");

    private FormatPrice() {}

    private record Pair(String narrow, String wide) {}

    /** Picojoules of one; empty where the technology has neither the format nor the two that it would follow from. */
    public static Optional<Double> picojoules(TechnologySpec technology, Precision format) {
        Map<String, Double> table = technology.mac().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().picojoules()));
        return of(table, format);
    }

    /** Square micrometres of its cells. */
    static Optional<Double> squareMicrometres(LogicSpec logic, Precision format) {
        Map<String, Double> table = logic.macArea().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().squareMicrometres()));
        return of(table, format);
    }

    private static Optional<Double> of(Map<String, Double> table, Precision format) {
        Pair pair = format.computing().isInteger() ? INTEGERS : REALS;
        if (table.containsKey(format.name())) {
            return Optional.of(table.get(format.name()));
        }
        return table.containsKey(pair.narrow) && table.containsKey(pair.wide)
                ? Optional.of(line(table, pair, format.multipliedBits()))
                : Optional.empty();
    }

    private static double line(Map<String, Double> table, Pair pair, long bits) {
        long from = Precision.of(pair.narrow).multipliedBits();
        long to = Precision.of(pair.wide).multipliedBits();
        double slope = (table.get(pair.wide) - table.get(pair.narrow)) / (to - from);
        return table.get(pair.narrow) + slope * (bits - from);
    }
}

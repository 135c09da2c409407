package org.ridgepoint.experiment.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.Outcome;

/**
 * What a row's metric and unit are read from in a run.
 *
 * @param kind what it is
 * @param unit as the row has it
 * @param perUnit units in one of the kind's own
 * @param endToEnd whether the host's part counts
 */
record Metric(Kind kind, String unit, double perUnit, boolean endToEnd) {
    private static final Map<String, Double> TIMES = Map.of("s", 1.0, "ms", 1e3, "us", 1e6, "ns", 1e9);
    private static final Map<String, Double> RATES = Stream.of(
                    "fps",
                    "inference_per_s",
                    "inferences_per_s",
                    "image_per_s",
                    "images_per_s",
                    "sequence_per_s",
                    "sequences_per_s",
                    "sample_per_s",
                    "samples_per_s",
                    "qps",
                    "token_per_s",
                    "tokens_per_s")
            .collect(Collectors.toMap(unit -> unit, unit -> 1.0));
    private static final Map<String, Double> OPERATIONS =
            Map.of("GOPS", 1e3, "GFLOPS", 1e3, "TOPS", 1.0, "TFLOPS", 1.0, "POPS", 1e-3, "PFLOPS", 1e-3);

    /** What can be read from a run, and in which units. */
    enum Kind {
        /** Seconds of a batch. */
        TIME(TIMES),
        /** Cycles of the array's clock in a batch. */
        CYCLES(Map.of("cycles", 1.0)),
        /** Inferences a second. */
        RATE(RATES),
        /** Inferences a second of each member of a batch. */
        RATE_EACH(RATES),
        /** Operations a second, in 10^12. */
        ACHIEVED(OPERATIONS),
        /** Watts in the mean over a run. */
        POWER(Map.of("W", 1.0, "mW", 1e3)),
        /** Joules of an inference. */
        ENERGY(Map.of("J", 1.0, "mJ", 1e3, "uJ", 1e6)),
        /** Inferences of a joule. */
        PER_JOULE(Map.of("inference_per_J", 1.0)),
        /** Share of the array's cycles in which it waits for weights, their arrival from memory included. */
        WEIGHT_SHARE(Map.of("percent_of_cycles", 100.0));

        private final Map<String, Double> units;

        Kind(Map<String, Double> units) {
            this.units = units;
        }

        /** Whether it is a time, or one over a time: what scatter and differences are drawn of. */
        boolean isPace() {
            return this == TIME || this == RATE || this == RATE_EACH;
        }
    }

    /** A metric's name and what it is; each name alone, or before or behind an underscore. */
    private static final List<Map.Entry<String, Kind>> NAMES = List.of(
            Map.entry("weight_stall_plus_shift", Kind.WEIGHT_SHARE),
            Map.entry("decode_per_user", Kind.RATE_EACH),
            Map.entry("(end_to_end_|accelerator_|training_)?throughput|decode|frame_rate", Kind.RATE),
            Map.entry(
                    "(end_to_end_|accelerator_)?latency(_mean|_p50|_median|_with_cpu_layers)?|time|processing|run"
                            + "|npu_active|time_to_first_token|weight_load_time",
                    Kind.TIME),
            Map.entry("achieved(_per_chip)?", Kind.ACHIEVED),
            Map.entry("(chip|mean)_power(_loaded)?|power", Kind.POWER),
            Map.entry("(chip_)?energy", Kind.ENERGY),
            Map.entry("energy_efficiency", Kind.PER_JOULE));

    /** What is measured at a plug: supplies, fans and a host are in it, of which a run knows nothing. */
    private static final String OF_A_BOARD = "(board|stick|wall)_(power(_loaded)?|energy)";

    /** A metric, or why there is none. */
    record MetricMatch(Optional<Metric> metric, String why) {}

    /** The metric of a row's words. */
    static MetricMatch find(String name, String unit) {
        Optional<Kind> named = NAMES.stream()
                .filter(entry -> name.matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (name.matches(OF_A_BOARD)) {
            return new MetricMatch(
                    Optional.empty(), "taken at the plug of a whole board; a run has the power of chip and DRAM alone");
        }
        if (named.isEmpty()) {
            return new MetricMatch(Optional.empty(), "a run keeps no figure for metric \"" + name + "\"");
        }
        Kind kind = named.get() == Kind.TIME && unit.equals("cycles") ? Kind.CYCLES : named.get();
        Double perUnit = kind.units.get(unit);
        if (perUnit == null) {
            return new MetricMatch(
                    Optional.empty(),
                    "unit \"" + unit + "\" is none of " + name + "; expected one of "
                            + kind.units.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return new MetricMatch(Optional.of(new Metric(kind, unit, perUnit, !name.startsWith("accelerator"))), "");
    }

    /** What a run says, in the row's unit. */
    double of(Outcome outcome, Board board, int batch) {
        return perUnit
                * switch (kind) {
                    case TIME -> board.latencySeconds(outcome, batch, endToEnd);
                    case CYCLES -> number(outcome, "cycles");
                    case RATE -> board.perSecond(outcome, endToEnd);
                    case RATE_EACH -> 1 / board.latencySeconds(outcome, batch, endToEnd);
                    case ACHIEVED -> number(outcome, "achievedTops");
                    case POWER -> board.copies() * number(outcome, "averageWatts");
                    case ENERGY -> number(outcome, "joulesPerInference");
                    case PER_JOULE -> number(outcome, "inferencesPerJoule");
                    case WEIGHT_SHARE -> weightShare(outcome);
                };
    }

    /** Seconds for each inference that a value of this metric means, where it means one. */
    double secondsEach(double value, int batch) {
        double plain = value / perUnit;
        return kind == Kind.TIME ? plain / batch : 1 / plain;
    }

    private static double weightShare(Outcome outcome) {
        return Stream.of("weightLoad", "dramBandwidth", "dramLatency", "bus", "bulkSram")
                .mapToDouble(cause -> number(outcome, "cycleShare." + cause))
                .sum();
    }

    static double number(Outcome outcome, String measure) {
        return outcome.number(Measure.named(measure));
    }
}

package org.ridgepoint.experiment.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.report.Json;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.sim.account.StallCause;

/**
 * One figure of a run that a sweep keeps: a column of {@code points.csv}.
 *
 * @param name of the column, as {@code result.json} calls it where it is there
 * @param reader what it is
 */
public record Measure(String name, BiFunction<ResolvedChip, RunResult, Object> reader) {
    /** Array cycles. */
    static final Measure CYCLES = of("cycles", RunResult::cycles);
    /** Time of the batch. */
    static final Measure LATENCY_SECONDS = of("latencySeconds", RunResult::latencySeconds);
    /** Throughput. */
    public static final Measure INFERENCES_PER_SECOND = of("inferencesPerSecond", RunResult::inferencesPerSecond);
    /** Operations done per second, in 10^12. */
    static final Measure ACHIEVED_TOPS = of("achievedTops", RunResult::achievedTops);
    /** Operations per second of all lanes, in 10^12. */
    public static final Measure PEAK_TOPS = of("peakTops", RunResult::peakTops);
    /** Achieved over peak. */
    public static final Measure UTILIZATION = of("utilization", RunResult::utilization);
    /** Throughput over peak TOPS. */
    public static final Measure THROUGHPUT_PER_TOPS = of("throughputPerTops", RunResult::throughputPerTops);
    /** Throughput over DRAM channels. */
    public static final Measure THROUGHPUT_PER_CHANNEL =
            of("throughputPerDramChannel", RunResult::throughputPerDramChannel);
    /** Throughput over power. */
    public static final Measure INFERENCES_PER_JOULE =
            of("inferencesPerJoule", result -> 1 / result.joulesPerInference());
    /** Energy of one inference. */
    public static final Measure JOULES_PER_INFERENCE = of("joulesPerInference", RunResult::joulesPerInference);
    /** Achieved operations per joule, in 10^12. */
    static final Measure TOPS_PER_WATT = of("topsPerWatt", RunResult::topsPerWatt);
    /** Power in the mean over a run. */
    static final Measure AVERAGE_WATTS = of("averageWatts", RunResult::averageWatts);
    /** Energy of one inference times the time of the run. */
    static final Measure ENERGY_DELAY = of("energyDelayJouleSeconds", RunResult::energyDelayJouleSeconds);
    /** Bytes to and from DRAM. */
    static final Measure DRAM_BYTES = of("dramBytes", result -> result.dram().bytes());
    /** Bytes that any plan moves. */
    static final Measure COMPULSORY_DRAM_BYTES =
            of("compulsoryDramBytes", result -> result.dram().compulsoryBytes());
    /** The least bytes known to be possible with this much SRAM. */
    static final Measure LOWER_BOUND_DRAM_BYTES =
            of("lowerBoundDramBytes", result -> result.dram().lowerBoundBytes());
    /** Bursts that found their row open. */
    static final Measure ROW_HIT_SHARE =
            of("dramRowHitShare", result -> result.dram().rowHitShare());
    /** Communication plus computation. */
    public static final Measure SUM_MODEL_SECONDS = of("sumModelSeconds", RunResult::sumModelSeconds);
    /** The larger of the two. */
    public static final Measure ROOFLINE_SECONDS = of("rooflineSeconds", RunResult::rooflineSeconds);
    /** What held it back. */
    public static final Measure BOUND = of("bound", RunResult::bound);
    /** Multipliers of the chip: a proxy of its cost. */
    public static final Measure MULTIPLIERS =
            new Measure("multipliers", (chip, result) -> chip.spec().lanes());
    /** On-chip memory of the chip, both levels: a proxy of its cost. */
    public static final Measure SRAM_BYTES =
            new Measure("sramBytes", (chip, result) -> chip.spec().sramBytes());
    /** Data pins of all DRAM channels: a proxy of the chip's cost. */
    public static final Measure DRAM_PINS = new Measure(
            "dramDataPins",
            (chip, result) -> Math.multiplyExact(
                    (long) chip.spec().dramChannels(), (long) chip.spec().dram().widthBits(chip.memory())));

    /** Of the die, in square millimetres; empty where it is not known. */
    public static final Measure AREA_MM2 = new Measure(
            "areaMm2",
            (chip, result) -> ChipArea.of(chip.spec(), chip.memory(), chip.technology())
                    .<Object>map(ChipArea::totalMm2)
                    .orElse(""));
    /** Whether DRAM's energy holds that of its data pins; points with and without are not to be ranked by energy. */
    static final Measure DRAM_ENERGY_HOLDS_PINS =
            new Measure("dramEnergyHoldsPins", (chip, result) -> chip.memory().pricesPins());

    /** What held it back, in a sentence. */
    static final Measure VERDICT = of("verdict", RunResult::verdict);
    /** What the run warns of, such as a clock that no chip of the node reaches. */
    static final Measure WARNINGS = of("warnings", result -> String.join("; ", result.warnings()));

    private static final String ENERGY = "energyJoules.";
    private static final String SHARE = "cycleShare.";

    /** Every figure, in the order of the columns; the shares of the causes last. */
    public static final List<Measure> ALL = all();

    /** The names of all columns. */
    public static Set<String> names() {
        return ALL.stream().map(Measure::name).collect(Collectors.toSet());
    }

    /** The figure of a column's name. */
    public static Measure named(String name) {
        return ALL.stream()
                .filter(measure -> measure.name.equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no measure is called \"" + name + "\"; expected one of "
                                + ALL.stream().map(Measure::name).toList()));
    }

    /** Whether it is a word and no number. */
    public boolean isWord() {
        return equals(BOUND) || equals(DRAM_ENERGY_HOLDS_PINS) || equals(VERDICT) || equals(WARNINGS);
    }

    String text(ResolvedChip chip, RunResult result) {
        Object value = reader.apply(chip, result);
        return value instanceof Double number ? Json.number(number) : value.toString();
    }

    private static Measure of(String name, Function<RunResult, Object> reader) {
        return new Measure(name, (chip, result) -> reader.apply(result));
    }

    private static List<Measure> all() {
        List<Measure> all = new ArrayList<>(List.of(
                CYCLES,
                LATENCY_SECONDS,
                INFERENCES_PER_SECOND,
                ACHIEVED_TOPS,
                PEAK_TOPS,
                UTILIZATION,
                THROUGHPUT_PER_TOPS,
                THROUGHPUT_PER_CHANNEL,
                JOULES_PER_INFERENCE,
                INFERENCES_PER_JOULE,
                TOPS_PER_WATT,
                AVERAGE_WATTS,
                ENERGY_DELAY,
                DRAM_BYTES,
                COMPULSORY_DRAM_BYTES,
                LOWER_BOUND_DRAM_BYTES,
                ROW_HIT_SHARE,
                SUM_MODEL_SECONDS,
                ROOFLINE_SECONDS,
                BOUND,
                MULTIPLIERS,
                SRAM_BYTES,
                DRAM_PINS,
                AREA_MM2,
                DRAM_ENERGY_HOLDS_PINS,
                VERDICT,
                WARNINGS));
        RunResult.ENERGY_RESOURCES.forEach(resource ->
                all.add(of(ENERGY + resource, result -> result.energyJoules().getOrDefault(resource, 0.0))));
        Arrays.stream(StallCause.values())
                .map(cause ->
                        of(SHARE + cause.key(), result -> result.cycleShare().getOrDefault(cause.key(), 0.0)))
                .forEach(all::add);
        return List.copyOf(all);
    }
}

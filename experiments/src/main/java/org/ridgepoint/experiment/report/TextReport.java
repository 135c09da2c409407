package org.ridgepoint.experiment.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.sim.account.StallCause;

/** A run as text for a terminal of 100 columns, the answer first. */
public final class TextReport {
    /** The heading of what was simulated with twice of something. */
    static final String WHAT_IF = "What if? Each of these was simulated";

    private static final int BAR = 40;

    private final ResolvedConfig config;
    private final RunResult result;
    private final Counted counted;
    private final WhatIfs whatIfs;
    private final ResolvedRun run;
    private final List<String> warnings;
    private final String atVoltage;
    private final Page page = new Page();

    private TextReport(CompletedRun completed) {
        this.run = completed.run();
        this.config = run.config();
        this.result = completed.result();
        this.counted = Counted.of(run);
        this.whatIfs = completed.whatIfs();
        this.warnings = completed.warnings();
        this.atVoltage =
                completed.operatingPoint().remark().map(at -> ", " + at).orElse("");
    }

    /** The report, lines ended by line feeds. */
    public static String of(CompletedRun completed) {
        TextReport report = new TextReport(completed);
        report.header();
        report.why();
        report.whatIf();
        report.speed();
        report.cycles();
        new TimeFigures(report.result, new ShownLayers(report.result)).writeCoresTo(report.page);
        report.dram();
        report.energy();
        report.models();
        report.worstLayers();
        report.placement();
        report.warnings();
        return report.page.text();
    }

    private void header() {
        page.line(RunTitle.of(config));
        page.blank();
        page.wrapped("  ", Words.sentence(whatIfs.verdict()));
    }

    private void why() {
        List<String> sentences = new Story(run, whatIfs).sentences();
        if (!sentences.isEmpty()) {
            page.heading("Why");
            sentences.forEach(sentence -> page.wrapped("  ", sentence));
        }
    }

    private void whatIf() {
        if (whatIfs.trials().isEmpty()) {
            return;
        }
        page.heading(config.plan().isPresent() ? WHAT_IF + ", planned anew" : WHAT_IF);
        whatIfs.ordered()
                .forEach(trial -> page.line(String.format(
                        Locale.ROOT,
                        "  %-46s %10s %10s   %s",
                        trial.purchase().name(),
                        trial.result().isEmpty() ? "" : Words.change(trial.saved(result)),
                        latency(trial),
                        moved(trial))));
    }

    /** The time that a trial took, where it can be run. */
    static String latency(Trial trial) {
        return trial.result()
                .map(changed -> Words.scaled(changed.latencySeconds(), "s"))
                .orElse("");
    }

    /** What a trial moved, where it can be run. */
    static String moved(Trial trial) {
        return trial.result()
                .map(changed -> Words.bytes(changed.dram().bytes()) + " over DRAM")
                .orElse("cannot be");
    }

    private void speed() {
        page.heading("Speed");
        page.pair("latency", Words.scaled(result.latencySeconds(), "s"), cyclesAtClock());
        page.pair("throughput", Words.digits(result.inferencesPerSecond()) + " /s", counted.many() + " per second");
        page.pair("achieved", Words.digits(result.achievedTops()) + " TOPS", nominal());
        page.pair("peak", Words.digits(result.peakTops()) + " TOPS", "all multipliers busy all the time");
        page.pair("utilisation", Words.percent(result.utilization()), "achieved over peak");
    }

    private String cyclesAtClock() {
        return Words.grouped(result.cycles()) + " cycles at " + Words.scaled(result.clockHz(), "Hz");
    }

    private String nominal() {
        String operations = Words.scaled(2.0 * result.macs() / result.batch(), "op") + " per " + counted.one();
        boolean fewer = result.executedMacs() < result.macs();
        return fewer
                ? operations + "; counted as " + Words.digits(result.nominalTops()) + " TOPS, Winograd saves the rest"
                : operations;
    }

    private void cycles() {
        page.heading("Where the array's cycles went");
        Percentages.tenths(result.cyclesByCause()).forEach((cause, tenths) -> {
            if (tenths > 0) {
                page.bar(StallCause.find(cause).map(StallCause::label).orElse(cause), tenths, BAR);
            }
        });
    }

    private void dram() {
        DramTraffic dram = result.dram();
        page.heading("DRAM: " + dram.channels() + (dram.channels() == 1 ? " channel of " : " channels of ")
                + config.accelerator().dram().standard() + ", " + Words.scaled(dram.peakBytesPerSecond(), "B/s")
                + " at most");
        page.pair(
                "moved",
                Words.bytes(dram.bytes()),
                Words.bytes(dram.readBytes()) + " read, " + Words.bytes(dram.writeBytes()) + " written");
        page.pair("compulsory", Words.bytes(dram.compulsoryBytes()), ratio(dram.bytes(), dram.compulsoryBytes()));
        page.pair("least possible", Words.bytes(dram.lowerBoundBytes()), "known lower bound for this much SRAM");
        page.pair(
                "bandwidth used",
                Words.percent(result.dramBusyShare()),
                Words.percent(dram.rowHitShare()) + " of bursts hit an open row");
        Percentiles latency = dram.readLatencyNanoseconds();
        page.pair(
                "read latency",
                Words.nanoseconds(latency.p50()),
                "median; p95 " + Words.nanoseconds(latency.p95()) + ", p99 " + Words.nanoseconds(latency.p99())
                        + ", worst " + Words.nanoseconds(latency.max()));
    }

    private static String ratio(long moved, long compulsory) {
        return compulsory == 0 ? "" : "moved is " + Words.digits((double) moved / compulsory) + " times that";
    }

    private void energy() {
        page.heading("Energy");
        Map<String, Double> watts = result.averageWattsByResource();
        result.energyJoules().forEach((resource, joules) -> {
            if (joules > 0) {
                String share = Words.percent(joules / result.totalEnergyJoules());
                String power = Words.scaled(watts.get(resource), "W");
                boolean pinless = resource.equals("dram") && !config.memory().pricesPins();
                String columns = String.format(Locale.ROOT, "%-6s  %8s", share, power);
                page.pair(
                        Words.spaced(resource) + (pinless ? ", without pins" : ""), Words.scaled(joules, "J"), columns);
            }
        });
        String delay = "energy times delay " + Words.scaled(result.energyDelayJouleSeconds(), "J s");
        page.pair("per " + counted.one(), Words.scaled(result.joulesPerInference(), "J"), delay);
        String efficiency = Words.digits(result.topsPerWatt()) + " TOPS/W" + atVoltage;
        page.pair("mean power", Words.scaled(result.averageWatts(), "W"), efficiency);
        chipArea().ifPresent(area -> page.pair("area", Words.digits(area.totalMm2()) + " mm2", Words.parts(area)));
    }

    private void models() {
        page.heading("Models");
        page.pair(
                "sum",
                Words.scaled(result.sumModelSeconds(), "s"),
                apart(result.sumModelSeconds()) + "communication + the array's own cycles");
        page.pair(
                "roofline",
                Words.scaled(result.rooflineSeconds(), "s"),
                apart(result.rooflineSeconds()) + "max(communication, all lanes busy)");
        page.pair(
                "shape limit",
                Words.scaled(result.shapeLimitSeconds(), "s"),
                apart(result.shapeLimitSeconds()) + "max(communication, the array's cycles for these shapes)");
        page.pair(
                "simulation",
                Words.scaled(result.latencySeconds(), "s"),
                "         communication and computation as they met");
    }

    /** How far a model is from the simulation. */
    private String apart(double seconds) {
        return String.format(Locale.ROOT, "%+6.1f %% ", 100 * (seconds / result.latencySeconds() - 1));
    }

    private void worstLayers() {
        page.heading("Layers that lose the most cycles");
        page.row("layer", "operator", "time", "of run", "utilis.", "DRAM", "bound by");
        ShownLayers.worst(result)
                .forEach(layer -> page.row(
                        Page.shortened(result.layers().indexOf(layer) + 1, layer.name()),
                        layer.operator(),
                        Words.scaled((double) layer.elapsedCycles() / result.clockHz(), "s"),
                        Words.percent((double) layer.elapsedCycles() / result.cycles()),
                        Words.percent(layer.utilization()),
                        Words.bytes(layer.dramBytes()),
                        layer.bound()));
    }

    private void placement() {
        page.heading("Where tensors live");
        placed().forEach((place, tensors) -> page.pair(
                place,
                Words.binary(tensors.stream()
                        .mapToLong(RunResult.PlacedTensor::bytes)
                        .sum()),
                tensors.size() == 1 ? "1 tensor" : tensors.size() + " tensors, not all at once"));
        page.pair(
                "local SRAM",
                Words.binary(result.sramPeakBytes().local()),
                "at most at once, of " + config.accelerator().sram().local().capacity()
                        + Words.on(chipArea(), "localSram"));
        page.pair(
                "bulk SRAM",
                Words.binary(result.sramPeakBytes().bulk()),
                "at most at once, of " + config.accelerator().sram().bulk().capacity()
                        + Words.on(chipArea(), "bulkSram"));
    }

    private Optional<ChipArea> chipArea() {
        return ChipArea.of(config.accelerator(), config.memory(), config.technology());
    }

    private Map<String, List<RunResult.PlacedTensor>> placed() {
        Function<RunResult.PlacedTensor, String> name = tensor -> "in "
                + switch (tensor.place()) {
                    case LOCAL -> "local SRAM";
                    case BULK -> "bulk SRAM";
                    case DRAM -> "DRAM";
                };
        return result.placement().stream()
                .sorted(Comparator.comparing(RunResult.PlacedTensor::place))
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()));
    }

    private void warnings() {
        if (!warnings.isEmpty()) {
            page.heading("Warnings");
            warnings.forEach(warning -> page.wrapped("  ", warning));
        }
    }
}

package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.dram.table.DramSystem;

/**
 * Two networks on the MACs of one chip, with each choice of where its memory lies and with each DRAM standard: a channel
 * as the standard is usually built, or as many channels as the choice has.
 */
final class MemoryChoices {
    private static final List<String> CHOICES =
            List.of("x1-distributed", "x1-bulk", "x1-dram", "x1-mix-distributed", "x1-mix-bulk");
    private static final List<Network> NETWORKS = List.of(new Network("resnet50", 224), new Network("yolov3", 608));
    private static final Set<StallCause> NEVER_HERE =
            EnumSet.of(StallCause.FABRIC, StallCause.HOST, StallCause.OTHER_CORES);
    private static final List<StallCause> CAUSES = Arrays.stream(StallCause.values())
            .filter(cause -> !NEVER_HERE.contains(cause))
            .toList();

    private final Home home;
    private final Preparation preparation;
    private final Simulator simulator;

    /** The table of a home's chips and memories. */
    MemoryChoices(Home home, Preparation preparation, Simulator simulator) {
        this.home = home;
        this.preparation = preparation;
        this.simulator = simulator;
    }

    private record Network(String name, int size) {}

    /**
     * One run of the table.
     *
     * @param choice name of the chip
     * @param dram name of the standard
     * @param network name of the network
     * @param size rows and columns of its image
     */
    public record MemoryChoiceRun(String choice, String dram, String network, int size) {}

    /** The columns of the table. */
    public static String header() {
        String causes = CAUSES.stream().map(StallCause::key).collect(Collectors.joining(","));
        return "choice,dram,dramChannels,dramPeakGBps,network,input,fps,bound," + causes
                + ",dramMB,millijoules,dramMillijoules,dramPins,sramAreaMm2,areaMm2";
    }

    /** The whole table, its heading first; runs side by side on all cores. */
    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(header()));
        lines.addAll(SideBySide.of(points(), this::line, this::run, progress));
        return lines;
    }

    /** The runs of the table in their order. */
    public List<MemoryChoiceRun> points() {
        List<MemoryChoiceRun> points = new ArrayList<>();
        for (Network network : NETWORKS) {
            for (String dram : Catalogue.memory(home).names()) {
                for (String choice : CHOICES) {
                    points.add(new MemoryChoiceRun(choice, dram, network.name(), network.size()));
                }
            }
        }
        return points;
    }

    /** One row of the table. */
    public String line(MemoryChoiceRun point) {
        ResolvedRun run = run(point);
        RunResult result = simulator.run(run.chip(), run.graph(), run.options(), (done, total) -> {});
        ChipArea area = ChipArea.of(
                        run.chip().spec(), run.chip().memory(), run.chip().technology())
                .orElseThrow();
        List<String> cells = cells(point, result);
        cells.add(run.chip().memory().pricesPins() ? "with" : "without");
        cells.add(number("%.2f", area.sramMm2()));
        cells.add(number("%.2f", area.totalMm2()));
        return String.join(",", cells);
    }

    private ResolvedRun run(MemoryChoiceRun point) {
        DramSystem usual = new Chips(home).memory(point.dram).system();
        List<String> settings = List.of(
                "dram.standard=" + point.dram, "dram.width=" + usual.channelWidth(), "dram.ranks=" + usual.ranks());
        InputSize size = new InputSize(point.size, point.size);
        RunRequest request =
                new RunRequest(point.choice, WorkloadRequest.of(point.network, Optional.of(size), 1), settings, 1);
        return preparation.prepare(request).run();
    }

    private static List<String> cells(MemoryChoiceRun point, RunResult result) {
        List<String> cells = new ArrayList<>();
        cells.add(point.choice);
        cells.add(point.dram);
        cells.add(Integer.toString(result.dram().channels()));
        cells.add(number("%.2f", result.dram().peakBytesPerSecond() * 1e-9));
        cells.add(point.network);
        cells.add(Integer.toString(point.size));
        cells.add(number("%.2f", result.inferencesPerSecond()));
        cells.add(result.bound());
        CAUSES.forEach(cause -> cells.add(number("%.4f", result.cycleShare().get(cause.key()))));
        cells.add(number("%.2f", result.dram().bytes() * 1e-6));
        cells.add(number("%.3f", result.joulesPerInference() * 1e3));
        cells.add(number("%.3f", result.energyJoules().get("dram") * 1e3));
        return cells;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}

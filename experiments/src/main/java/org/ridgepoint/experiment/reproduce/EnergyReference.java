package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.memory.MemorySystem;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.memory.dram.DramEnergy;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;

/**
 * Joules, watts and square millimetres against published ones, misses with them. No price is fitted to a row: each stands in a
 * node's or a chip's file with its source.
 */
final class EnergyReference {
    private static final long SEED = 1;
    private static final long REQUESTS = 100_000;
    private static final int KIBIBYTES_OF_A_COLUMN = 4;
    private static final double MILLI = 1e3;
    private static final double PICO = 1e12;
    private static final String DRAM = "dram";
    private static final String JOUPPI = "Jouppi et al., ISCA 2017, per die; ";

    /** A published price of moving a bit, as a stream of reads. */
    private record StreamPrice(String standard, double pjPerBit, String status, String source) {}

    private static final List<StreamPrice> STREAMS = List.of(
            new StreamPrice("hbm2-2000", 3.9, "C", "Accelergy's CACTI plug-in"),
            new StreamPrice("gddr5-8", 14, "C", "Accelergy's CACTI plug-in; Chatterjee, MICRO 2017"),
            new StreamPrice("gddr6-14", 6.5, "R", "Jouppi et al., ISCA 2021: 350 to 480 pJ for 64 bits"),
            new StreamPrice("lpddr4-3200", 8, "C", "Accelergy's CACTI plug-in"),
            new StreamPrice("lpddr4-3200", 4, "C2", "Dally, CACM 2020: the device alone"),
            new StreamPrice("lpddr5-6400", 5, "R", "vendors' claims of 20 to 30 % below LPDDR4X"));

    /** A row of nvdla.org's primer: multipliers, buffer, watts on average at 16 nm without DRAM, square millimetres. */
    private record PrimerRow(
            int rows, int columns, String buffer, String dramWidth, double milliwatts, double mm2, String status) {}

    private static final List<PrimerRow> PRIMER = List.of(
            new PrimerRow(64, 32, "512 KiB", "64 bits", 291, 3.3, "C"),
            new PrimerRow(32, 16, "256 KiB", "32 bits", 80, 1.4, "R"),
            new PrimerRow(16, 8, "256 KiB", "16 bits", 31, 0.84, "R"));

    private final Home home;
    private final Preparation preparation;
    private final Simulator simulator;

    /** A table of a home's configurations, with runs on a simulator. */
    EnergyReference(Home home, Preparation preparation, Simulator simulator) {
        this.home = home;
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /** The whole table, its heading first. */
    List<String> lines(ProgressListener progress) {
        List<PublishedEnergy> rows = new ArrayList<>();
        rows.addAll(memories());
        progress.at(1, 4);
        rows.addAll(tpu());
        progress.at(2, 4);
        PRIMER.forEach(row -> rows.addAll(nvdla(row)));
        progress.at(3, 4);
        rows.addAll(eyeriss());
        progress.at(4, 4);
        List<String> lines = new ArrayList<>(List.of(PublishedEnergy.HEADER));
        rows.stream().map(PublishedEnergy::line).forEach(lines::add);
        return lines;
    }

    /** SRAM and DRAM by themselves; no network runs. */
    List<PublishedEnergy> memories() {
        List<PublishedEnergy> rows = new ArrayList<>();
        for (SramCost.PublishedFigure each : SramCost.published()) {
            rows.add(new PublishedEnergy(
                    each.memory(), each.quantity(), each.unit(), each.model(), each.published(), "", "see SramPoints"));
        }
        STREAMS.forEach(price -> rows.add(stream(price)));
        return rows;
    }

    private PublishedEnergy stream(StreamPrice price) {
        Chips chips = new Chips(home);
        MemorySystem system = MemorySystem.of(chips.memory(price.standard), MemorySystem.Choices.USUAL);
        double picojoules = system.play("sequential", Optional.empty(), SEED, REQUESTS, done -> {})
                .report()
                .energyPerBitPj()
                .orElseThrow();
        boolean pins = chips.memory(price.standard).pricesPins();
        String what = pins ? price.source : price.source + "; ours without pins";
        return new PublishedEnergy(
                price.standard, "a bit of a stream of reads", "pJ", picojoules, price.pjPerBit, price.status, what);
    }

    private List<PublishedEnergy> tpu() {
        ResolvedRun run = prepared("tpu-v1", "tpu-cnn0", Optional.empty(), 8, List.of());
        RunResult result = run(run);
        double standing = standingWatts(run, result);
        double busy = result.averageWatts();
        double atTenPercent = standing + 0.1 * (busy - standing);
        double idle = run.chip().spec().staticPower().orElseThrow().watts();
        return List.of(
                row("TPU v1", "idle", "W", idle, 28, "C", JOUPPI + "stated in the chip's file, DRAM with it"),
                row("TPU v1", "busy with CNN0", "W", busy, 40, "C", JOUPPI + "14 layers of 256 filters stand for CNN0"),
                row("TPU v1", "power at 10 % load over full", "%", 100 * atTenPercent / busy, 88, "C", JOUPPI + "CNN0"),
                row("TPU v1", "die", "mm2", area(run).totalMm2(), 331, "C", JOUPPI + "at most; ours without PCIe"),
                row(
                        "TPU v1",
                        "array",
                        "mm2",
                        area(run).mm2("arrays"),
                        0.24 * 331,
                        "R",
                        JOUPPI + "24 % of at most 331"));
    }

    /** What flows while the chip is on and has nothing to do: leakage, clock, DRAM in standby. */
    private static double standingWatts(ResolvedRun run, RunResult result) {
        Chip chip = chip(run);
        DramChannelSpec channel = chip.dramChannel();
        Map<String, Double> watts = result.averageWattsByResource();
        return watts.get("static") + watts.get("clock") + chip.spec().dramChannels() * DramEnergy.standbyWatts(channel);
    }

    private List<PublishedEnergy> nvdla(PrimerRow row) {
        List<String> settings = List.of(
                "array.rows=" + row.rows,
                "array.columns=" + row.columns,
                "array.accumulators=" + KIBIBYTES_OF_A_COLUMN * row.columns + " KiB",
                "sram.local.capacity=" + row.buffer,
                "dram.width=" + row.dramWidth);
        ResolvedRun run = prepared("nvdla-large", "resnet50", Optional.of("224"), 1, settings);
        RunResult result = run(run);
        double watts = result.averageWatts() - result.averageWattsByResource().get(DRAM);
        double mm2 = area(run).totalMm2() - area(run).mm2("dramPhy");
        String name = "NVDLA, " + row.rows * row.columns + " MACs";
        String source = "nvdla.org's primer, 16 nm; DRAM and its pads left out";
        return List.of(
                row(name, "ResNet-50 on average", "mW", MILLI * watts, row.milliwatts, row.status, source),
                row(name, "area", "mm2", mm2, row.mm2, "R", source));
    }

    private List<PublishedEnergy> eyeriss() {
        ResolvedRun run = prepared("eyeriss-like", "alexnet", Optional.of("227"), 4, List.of());
        RunResult result = run(run);
        double onChip = result.totalEnergyJoules() - result.energyJoules().get(DRAM);
        double alus = chip(run).technology().mac().get("int16").picojoules() * result.executedMacs() / PICO;
        String source =
                "Chen et al., JSSC 2017, AlexNet's convolutions; ours an output-stationary array of as many lanes"
                        + " with their scratchpads, no zero gated, with its fully connected layers";
        return List.of(
                row("Eyeriss v1", "a MAC", "pJ", PICO * onChip / result.executedMacs(), 12, "D", source),
                row("Eyeriss v1", "multipliers' share at most", "%", 100 * alus / onChip, 10, "C", source));
    }

    private ResolvedRun prepared(
            String chip, String workload, Optional<String> input, int batch, List<String> settings) {
        WorkloadRequest request = WorkloadRequest.of(workload, input.map(InputSize::parse), batch);
        return preparation
                .prepare(new RunRequest(chip, request, settings, SEED))
                .run();
    }

    private RunResult run(ResolvedRun run) {
        return simulator.run(run.chip(), run.graph(), run.options(), (done, total) -> {});
    }

    private static Chip chip(ResolvedRun run) {
        return Chip.of(
                run.chip().spec(),
                run.chip().memory(),
                run.chip().technology(),
                run.options().precision());
    }

    private static ChipArea area(ResolvedRun run) {
        return ChipArea.of(run.chip().spec(), run.chip().memory(), run.chip().technology())
                .orElseThrow();
    }

    private static PublishedEnergy row(
            String subject, String quantity, String unit, double ours, double theirs, String status, String source) {
        return new PublishedEnergy(subject, quantity, unit, ours, theirs, status, source);
    }
}

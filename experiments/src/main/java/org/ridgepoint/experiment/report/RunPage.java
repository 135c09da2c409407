package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;
import org.ridgepoint.experiment.chart.Glossary;
import org.ridgepoint.experiment.chart.HtmlPage;
import org.ridgepoint.experiment.diagram.ChipDiagram;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.trace.RunHistory;

/** A run as a page for a browser, the answer first. */
final class RunPage {
    /** What its charts are called. */
    static final List<String> FIGURES = List.of(
            "causes",
            "layers",
            "roofline",
            "local",
            "bulk",
            "bandwidth",
            "energy",
            "area",
            "footprint",
            ChipDiagram.ID);

    private final CompletedRun completed;
    private final RunResult result;
    private final List<Figure> figures;

    RunPage(CompletedRun completed) {
        this.completed = completed;
        this.result = completed.result();
        this.figures = drawn();
    }

    /** The charts, in the order of the page. */
    List<Figure> figures() {
        return figures;
    }

    String html() {
        HtmlPage page = new HtmlPage(RunTitle.of(completed.run().config()));
        page.lead(Words.sentence(completed.whatIfs().verdict()));
        page.list(new Story(completed.run(), completed.whatIfs()).sentences());
        page.facts(facts());
        if (!completed.whatIfs().trials().isEmpty()) {
            page.heading(TextReport.WHAT_IF);
            page.table(TextReport.WHAT_IF, whatIf());
        }
        figures.forEach(page::figure);
        new HistoryPlots(result, completed.history()).plots().ifPresent(page::plots);
        cores(page);
        page.heading("Layers that lose the most cycles");
        page.table("Layers that lose the most cycles", worst());
        page.heading("Models");
        page.table("Models", models());
        if (!completed.warnings().isEmpty()) {
            page.heading("Before you quote this");
            page.list(completed.warnings());
        }
        page.glossary(Glossary.ofRun());
        page.paragraph(
                "Made by Ridgepoint " + Version.current() + ". config.resolved.yaml beside this file is all that the"
                        + " result depends on; result.json and layers.csv hold the numbers.");
        return page.html();
    }

    private void cores(HtmlPage page) {
        if (!result.cores().isEmpty()) {
            Counted counted = Counted.of(completed.run());
            TimeFigures time = new TimeFigures(result, new ShownLayers(result));
            page.heading(TimeFigures.CORES);
            page.paragraph(time.remarkOnCores(counted));
            page.table(TimeFigures.CORES, time.byCore(counted));
            if (time.showsCoresBehindOthers()) {
                page.heading(TimeFigures.BEHIND);
                page.paragraph(
                        "At what cores share, each of a core's waits is split by the core for which that was at work"
                                + " meanwhile. The row's parts sum to its cycles.");
                page.table(TimeFigures.BEHIND, time.byCoreBehindWhom());
            }
        }
    }

    private List<Figure> drawn() {
        ShownLayers shown = new ShownLayers(result);
        TimeFigures time = new TimeFigures(result, shown);
        RunHistory history = completed.history();
        List<Figure> all = new ArrayList<>(List.of(time.byCause(), time.byLayer()));
        all.add(new RooflineFigure(result, shown).figure());
        history.memories().forEach(memory -> all.add(new OccupancyFigure(result, history, memory).figure()));
        if (!history.dramReadBytes().isEmpty()) {
            all.add(new BandwidthFigure(result, history).figure());
        }
        ResolvedChip chip = completed.run().chip();
        all.add(EnergyFigure.of(result, chip.memory()));
        ChipArea.of(chip.spec(), chip.memory(), chip.technology())
                .map(EnergyFigure::ofArea)
                .ifPresent(all::add);
        int bits = completed.run().options().precision().bits();
        all.add(new FootprintFigure(result, shown, completed.run().graph(), bits).figure());
        all.add(ChipDiagram.of(chip.name(), MachineSimulator.diagram(chip)));
        return List.copyOf(all);
    }

    private Map<String, String> facts() {
        Counted counted = Counted.of(completed.run());
        DramTraffic dram = result.dram();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("latency", Words.scaled(result.latencySeconds(), "s"));
        facts.put("cycles", Words.grouped(result.cycles()) + " at " + Words.scaled(result.clockHz(), "Hz"));
        facts.put("throughput", Words.digits(result.inferencesPerSecond()) + " " + counted.perSecond());
        facts.put("achieved", Words.digits(result.achievedTops()) + " of " + Words.digits(result.peakTops()) + " TOPS");
        facts.put("utilisation", Words.percent(result.utilization()));
        facts.put("moved over DRAM", Words.bytes(dram.bytes()));
        facts.put("that must move", Words.bytes(dram.compulsoryBytes()));
        facts.put("least possible with this SRAM", Words.bytes(dram.lowerBoundBytes()));
        facts.put(
                "DRAM",
                dram.channels() + " x "
                        + completed.run().config().accelerator().dram().standard());
        facts.put("DRAM bandwidth used", Words.percent(result.dramBusyShare()));
        facts.put(
                "DRAM read latency, median",
                Words.nanoseconds(dram.readLatencyNanoseconds().p50()));
        facts.put(
                "DRAM read latency, worst",
                Words.nanoseconds(dram.readLatencyNanoseconds().max()));
        facts.put("energy per " + counted.one(), Words.scaled(result.joulesPerInference(), "J"));
        facts.put("mean power", Words.scaled(result.averageWatts(), "W"));
        facts.put("energy times delay", Words.scaled(result.energyDelayJouleSeconds(), "J s"));
        facts.put("efficiency", Words.digits(result.topsPerWatt()) + " TOPS/W");
        return facts;
    }

    /** The layers that lose the most cycles, the worst first. */
    private Table worst() {
        List<List<String>> rows = ShownLayers.worst(result).stream()
                .map(layer -> List.of(
                        ShownLayers.name(result.layers().indexOf(layer), layer),
                        layer.operator(),
                        Words.scaled((double) layer.elapsedCycles() / result.clockHz(), "s"),
                        Words.percent((double) layer.elapsedCycles() / result.cycles()),
                        Words.percent(layer.utilization()),
                        Words.bytes(layer.dramBytes()),
                        layer.bound()))
                .toList();
        return new Table(List.of("layer", "operator", "time", "of run", "utilisation", "DRAM", "bound by"), rows);
    }

    /** Runs with twice of something, the most helpful first. */
    private Table whatIf() {
        List<List<String>> rows = completed.whatIfs().ordered().stream()
                .map(trial -> List.of(
                        trial.purchase().name(),
                        Words.change(trial.saved(result)),
                        TextReport.latency(trial),
                        TextReport.moved(trial)))
                .toList();
        return new Table(List.of("with", "time", "latency", "moved"), rows);
    }

    private Table models() {
        return new Table(
                List.of("model", "time", "against the simulation"),
                List.of(
                        model("sum: communication, then computation", result.sumModelSeconds()),
                        model("roofline: the longer of the two, all lanes busy", result.rooflineSeconds()),
                        model(
                                "shape limit: the longer of the two, as layers fill the array",
                                result.shapeLimitSeconds()),
                        model("simulation: both as they met", result.latencySeconds())));
    }

    private List<String> model(String name, double seconds) {
        double apart = seconds / result.latencySeconds() - 1;
        return List.of(name, Words.scaled(seconds, "s"), (apart > 0 ? "+" : "") + Words.percent(apart));
    }
}

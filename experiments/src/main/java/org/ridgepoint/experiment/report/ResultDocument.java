package org.ridgepoint.experiment.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.price.ChipArea;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.BatchSlices;
import org.ridgepoint.accelerator.result.RunResult.CoreCycles;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.accelerator.result.RunResult.Sampling;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.whatif.FewerCores;
import org.ridgepoint.experiment.whatif.Trial;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * The content of {@code result.json}, key by key. A key that is renamed or changes its meaning raises {@link
 * #SCHEMA_VERSION}.
 */
final class ResultDocument {
    /** Of result.json and manifest.json. */
    static final int SCHEMA_VERSION = 2;

    private ResultDocument() {}

    static Map<String, Object> of(CompletedRun completed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("ridgepointVersion", Version.current());
        identity(document, completed.run().config());
        completed.result().sampling().ifPresent(sampling -> document.put("sampling", sampling(sampling)));
        speed(document, completed.result());
        memory(document, completed.result());
        area(document, completed.run().config());
        energy(document, completed);
        verdict(document, completed);
        document.put(
                "layers",
                completed.result().layers().stream().map(ResultDocument::layer).toList());
        return document;
    }

    private static void identity(Map<String, Object> document, ResolvedConfig config) {
        document.put("chip", config.chip());
        document.put("workload", config.workload());
        config.input().map(InputSize::parse).ifPresent(size -> document.put("input", inputValue(size)));
        document.put("batch", config.batch());
        document.put("precision", config.precision());
        document.put("seed", config.seed());
    }

    /** One number where one says it all, else {@code ROWSxCOLUMNS}. */
    private static Object inputValue(InputSize size) {
        return size.isSquare() ? size.rows() : size.toString();
    }

    /** What of the run was simulated, where it was not all of it. */
    private static Map<String, Object> sampling(Sampling sampling) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("simulatedTiles", sampling.simulatedTiles());
        values.put("tiles", sampling.tiles());
        values.put("simulatedShare", sampling.simulatedShare());
        values.put("simulatedWork", sampling.simulatedWork());
        values.put("spread", sampling.spread());
        return values;
    }

    private static void speed(Map<String, Object> document, RunResult result) {
        document.put("macs", result.macs());
        document.put("executedMacs", result.executedMacs());
        document.put("parameters", result.parameters());
        document.put("latencySeconds", result.latencySeconds());
        document.put("inferencesPerSecond", result.inferencesPerSecond());
        document.put("cycles", result.cycles());
        document.put("clockHz", result.clockHz());
        document.put("peakTops", result.peakTops());
        document.put("achievedTops", result.achievedTops());
        document.put("nominalTops", result.nominalTops());
        document.put("utilization", result.utilization());
        document.put("throughputPerTops", result.throughputPerTops());
        document.put("throughputPerDramChannel", result.throughputPerDramChannel());
        document.put("cycleShare", result.cycleShare());
        document.put("cyclesByCause", result.cyclesByCause());
        if (!result.cores().isEmpty()) {
            document.put("inferences", result.batch());
            document.put(
                    "cores", result.cores().stream().map(ResultDocument::core).toList());
        }
    }

    private static Map<String, Object> core(CoreCycles core) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", core.name());
        values.put("cyclesByCause", core.cyclesByCause());
        values.put("cyclesBehind", core.behind());
        return values;
    }

    private static void memory(Map<String, Object> document, RunResult result) {
        DramTraffic dram = result.dram();
        document.put("dramBytes", dram.bytes());
        document.put("dramReadBytes", dram.readBytes());
        document.put("dramWriteBytes", dram.writeBytes());
        document.put("compulsoryDramBytes", dram.compulsoryBytes());
        document.put("lowerBoundDramBytes", dram.lowerBoundBytes());
        document.put("dramChannels", dram.channels());
        document.put("dramPeakBytesPerSecond", dram.peakBytesPerSecond());
        document.put("dramRowHitShare", dram.rowHitShare());
        document.put("dramReadLatencyNanoseconds", percentiles(dram.readLatencyNanoseconds()));
        Map<String, Object> peak = new LinkedHashMap<>();
        peak.put("local", result.sramPeakBytes().local());
        peak.put("bulk", result.sramPeakBytes().bulk());
        document.put("sramPeakBytes", peak);
    }

    private static void area(Map<String, Object> document, ResolvedConfig config) {
        ChipArea.of(config.accelerator(), config.memory(), config.technology()).ifPresent(area -> {
            Map<String, Object> sram = new LinkedHashMap<>();
            sram.put("local", area.mm2("localSram"));
            sram.put("bulk", area.mm2("bulkSram"));
            sram.put("accumulators", area.mm2("accumulators"));
            document.put("sramAreaMm2", sram);
            document.put("areaMm2", area.mm2ByPart());
            document.put("totalAreaMm2", area.totalMm2());
        });
    }

    private static Map<String, Object> percentiles(Percentiles percentiles) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("p50", percentiles.p50());
        values.put("p95", percentiles.p95());
        values.put("p99", percentiles.p99());
        values.put("max", percentiles.max());
        return values;
    }

    private static void energy(Map<String, Object> document, CompletedRun completed) {
        RunResult result = completed.result();
        DramStandard memory = completed.run().config().memory();
        document.put("energyJoules", result.energyJoules());
        document.put("dramEnergyHoldsPins", memory.pricesPins());
        document.put("totalEnergyJoules", result.totalEnergyJoules());
        document.put("joulesPerInference", result.joulesPerInference());
        document.put("averageWatts", result.averageWatts());
        document.put("averageWattsByResource", result.averageWattsByResource());
        document.put("energyDelayJouleSeconds", result.energyDelayJouleSeconds());
        document.put("topsPerWatt", result.topsPerWatt());
        completed.operatingPoint().volts().ifPresent(volts -> document.put("voltageVolts", volts));
    }

    private static void verdict(Map<String, Object> document, CompletedRun completed) {
        RunResult result = completed.result();
        document.put("sumModelSeconds", result.sumModelSeconds());
        document.put("rooflineSeconds", result.rooflineSeconds());
        document.put("shapeLimitSeconds", result.shapeLimitSeconds());
        document.put("bound", completed.whatIfs().bound());
        document.put("verdict", completed.whatIfs().verdict());
        document.put("whatIf", whatIfs(completed.whatIfs()));
        document.put("warnings", completed.warnings());
        List<Map<String, Object>> placement =
                result.placement().stream().map(ResultDocument::placed).toList();
        document.put("placement", placement);
        if (!result.slices().isEmpty()) {
            document.put(
                    "slices",
                    result.slices().stream().map(ResultDocument::slices).toList());
        }
    }

    private static Map<String, Object> whatIfs(WhatIfs whatIfs) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!whatIfs.skipped().isEmpty()) {
            values.put("skipped", whatIfs.skipped());
            return values;
        }
        whatIfs.best().ifPresent(best -> values.put("best", best.purchase().name()));
        values.put(
                "trials",
                whatIfs.trials().stream().map(trial -> trial(trial, whatIfs)).toList());
        whatIfs.fewerCores().ifPresent(fewer -> values.put("fewerCores", fewerCores(fewer, whatIfs.base())));
        return values;
    }

    private static Map<String, Object> trial(Trial trial, WhatIfs whatIfs) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", trial.purchase().name());
        values.put("settings", trial.settings());
        trial.result()
                .ifPresentOrElse(
                        result -> {
                            values.put("latencySeconds", result.latencySeconds());
                            values.put("savedShare", trial.saved(whatIfs.base()));
                            values.put("dramBytes", result.dram().bytes());
                        },
                        () -> values.put("refused", trial.refusal()));
        return values;
    }

    private static Map<String, Object> fewerCores(FewerCores fewer, RunResult base) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cores", fewer.cores());
        values.put("settings", List.of(fewer.setting()));
        values.put("inferencesPerSecond", fewer.result().inferencesPerSecond());
        values.put("throughputShare", fewer.throughputShare(base));
        return values;
    }

    private static Map<String, Object> slices(BatchSlices slices) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fromLayer", slices.fromLayer());
        values.put("toLayer", slices.toLayer());
        values.put("images", slices.images());
        values.put("times", slices.times());
        values.put("weightBytesAgain", slices.weightBytesAgain());
        return values;
    }

    private static Map<String, Object> placed(PlacedTensor tensor) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tensor", tensor.tensor());
        values.put("bytes", tensor.bytes());
        if (tensor.times() > 1) {
            values.put("times", tensor.times());
        }
        values.put("place", Words.lower(tensor.place()));
        values.put("fromLayer", tensor.fromLayer());
        values.put("toLayer", tensor.toLayer());
        return values;
    }

    /** One element of {@code layers}, which is also one line of {@code layers.csv}. */
    static Map<String, Object> layer(LayerResult layer) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", layer.name());
        values.put("operator", layer.operator());
        values.put("macs", layer.macs());
        values.put("executedMacs", layer.executedMacs());
        values.put("arrayCycles", layer.arrayCycles());
        values.put("elapsedCycles", layer.elapsedCycles());
        values.put("dramBytes", layer.dramBytes());
        values.put("compulsoryDramBytes", layer.compulsoryDramBytes());
        values.put("lowerBoundDramBytes", layer.lowerBoundDramBytes());
        values.put("bound", layer.bound());
        values.put("utilization", layer.utilization());
        values.put("cycleShare", layer.cycleShare());
        values.put("energyJoules", layer.energyJoules());
        values.put("tiles", layer.tiles());
        values.put("plan", layer.plan());
        values.put("verdict", layer.verdict());
        return values;
    }
}

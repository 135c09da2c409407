package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.GraphOptions;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/** How far sampled runs are off, and how much less they simulate: runs of every kind, each sampled and in full. */
final class SampledBesideFull {
    static final String HEADER = "chip,settings,workload,batch,training,milliseconds,timeErrorPercent,worstCause,"
            + "worstCauseErrorPoints,energyErrorPercent,simulatedShare,timesLessWork";

    /** One run; its settings stand one after the other, as after {@code --set}. */
    record Case(String chip, List<String> settings, String workload, int batch, boolean training) {
        Case(String chip, String workload) {
            this(chip, List.of(), workload, 1, false);
        }

        Case of(int images) {
            return new Case(chip, settings, workload, images, training);
        }

        Case with(String... keys) {
            return new Case(chip, List.of(keys), workload, batch, training);
        }

        Case learning() {
            return new Case(chip, settings, workload, batch, true);
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("classroom", "gemm:256,256,256"),
            new Case("classroom", "conv:56,56,16,3x3,32,1,1"),
            new Case("classroom", "separable-block"),
            new Case("classroom", "lenet-5").of(16),
            new Case("scale-32x32", "gemm:1024,1024,1024"),
            new Case("scale-32x32", "alexnet-scale-sim"),
            new Case("scale-32x32", "resnet50").with("array.dataflow=ws"),
            new Case("tpu-v1", "gemm:4096,4096,1024"),
            new Case("tpu-v1", "tpu-mlp0").of(200),
            new Case("tpu-v1", "tpu-lstm0").of(64),
            new Case("tpu-v1", "tpu-cnn0").of(8),
            new Case("tpu-v1", "qwen2-0.5b-decode"),
            new Case("tpu-v1", "tinyllama-1.1b-decode"),
            new Case("tpu-v1", "llama-2-7b-decode"),
            new Case("inferx-x1", "resnet50"),
            new Case("inferx-x1", "resnet50").of(16),
            new Case("inferx-x1", "resnet50").of(64),
            new Case("inferx-x1", "resnet50").of(256),
            new Case("inferx-x1", "resnet50").with("dram.channels=8"),
            new Case("inferx-x1", "resnet50").with("sram.local.capacity=128 KiB", "sram.bulk.capacity=256 KiB"),
            new Case("inferx-x1", "resnet50").with("sram.bulk.capacity=64 MiB"),
            new Case("inferx-x1", "mobilenet-v2"),
            new Case("inferx-x1", "mobilenet-v2").of(32),
            new Case("inferx-x1", "efficientnet-b0"),
            new Case("inferx-x1", "yolov3@608"),
            new Case("inferx-x1", "yolov3@1440"),
            new Case("inferx-x1", "yolov3@1440").with("dram.channels=4"),
            new Case("inferx-x1", "yolov3-tiny@416").of(4),
            new Case("inferx-x1", "unet-industrial"),
            new Case("inferx-x1", "vit-b16"),
            new Case("inferx-x1", "bert-small"),
            new Case("inferx-x1", "bert-base"),
            new Case("inferx-x1", "bert-large"),
            new Case("inferx-x1", "gpt-2"),
            new Case("inferx-x1", "lstm-lm"),
            new Case("inferx-x1", "deep-speech-2"),
            new Case("inferx-x1", "resnet50").of(4).learning(),
            new Case("inferx-x1", "resnet50").of(32).learning(),
            new Case("inferx-x1", "bert-base").with("dram.channels=2", "sram.bulk.capacity=2 MiB"),
            new Case("nvdla-large", "resnet50"),
            new Case("nvdla-large", "mobilenet-v1").of(8),
            new Case("eyeriss-like", "alexnet").of(4),
            new Case("eyeriss-like", "vgg16"),
            new Case("zcu102-dpu", "vgg16"),
            new Case("zcu102-dpu-3", "resnet50").with("cores.dpu.count=3"),
            new Case("onnxim-4x128", "bert-base"),
            new Case("edge-tpu-usb", "mobilenet-v2"),
            new Case("rk3588-decode", "tinyllama-1.1b-decode"));

    private final Preparation preparation;
    private final Simulator simulator;

    SampledBesideFull(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    static List<Case> cases() {
        return CASES;
    }

    /** The whole table, its heading first. */
    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(SideBySide.of(cases(), this::line, each -> prepared(each, Detail.FULL), progress));
        return lines;
    }

    /** A run's result, and the events and bursts that it took. */
    private record Seen(RunResult result, long work) {}

    /** The row of one run. */
    String line(Case of) {
        Seen full = run(of, Detail.FULL);
        Seen sampled = run(of, Detail.SAMPLED);
        Map.Entry<String, Double> cause = worstCause(full.result, sampled.result);
        return Csv.row(List.of(
                        of.chip,
                        String.join("; ", of.settings),
                        of.workload,
                        "" + of.batch,
                        "" + of.training,
                        String.format(Locale.ROOT, "%.4f", full.result.latencySeconds() * 1e3),
                        percent(sampled.result.latencySeconds() / full.result.latencySeconds()),
                        cause.getKey(),
                        String.format(Locale.ROOT, "%.3f", 100 * cause.getValue()),
                        percent(sampled.result.totalEnergyJoules() / full.result.totalEnergyJoules()),
                        String.format(
                                Locale.ROOT,
                                "%.3f",
                                sampled.result.sampling().orElseThrow().simulatedShare()),
                        String.format(Locale.ROOT, "%.2f", (double) full.work / sampled.work)))
                .stripTrailing();
    }

    /** The cause whose share of the cycles is furthest off, and by how much. */
    private static Map.Entry<String, Double> worstCause(RunResult full, RunResult sampled) {
        Map<String, Double> shares = sampled.cycleShare();
        return full.cycleShare().entrySet().stream()
                .map(cause -> Map.entry(cause.getKey(), Math.abs(shares.get(cause.getKey()) - cause.getValue())))
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow();
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.4f", 100 * (ratio - 1));
    }

    private Seen run(Case of, Detail detail) {
        ResolvedRun run = prepared(of, detail);
        AtomicLong work = new AtomicLong();
        RunListener counting = new RunListener() {
            @Override
            public void progressed(long done, long all) {}

            @Override
            public void simulated(long all) {
                work.set(all);
            }
        };
        return new Seen(simulator.run(run.chip(), run.graph(), run.options(), counting), work.get());
    }

    private ResolvedRun prepared(Case of, Detail detail) {
        TrainingOptions step = new TrainingOptions(Optional.empty(), Optional.empty(), Optional.empty());
        GraphOptions options =
                new GraphOptions(Map.of(), false, Optional.empty(), of.training ? Optional.of(step) : Optional.empty());
        WorkloadRequest request =
                new WorkloadRequest(of.workload, Optional.empty(), Optional.of(of.batch), Optional.empty(), options);
        return preparation
                .prepare(new RunRequest(of.chip, request, of.settings, 1, Optional.empty(), detail))
                .run();
    }
}

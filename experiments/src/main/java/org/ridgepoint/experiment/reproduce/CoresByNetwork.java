package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/** Networks on one, two and three DPU cores that share a DDR4 channel, each core with inferences of its own. */
final class CoresByNetwork {
    static final String HEADER =
            "network,input,cores,inferencesPerSecond,perCore,timesOneCore,dramBusyShare,dramBandwidth,dramMBPerInference";
    private static final String CHIP = "zcu102-dpu-3";
    private static final int MOST_CORES = 3;

    private final Preparation preparation;
    private final Simulator simulator;

    /** A network and the rows and columns of its images. */
    record Network(String name, int size) {}

    CoresByNetwork(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    static List<Network> networks() {
        return List.of(
                new Network("resnet50", 224),
                new Network("vgg16", 224),
                new Network("vgg19", 224),
                new Network("yolov3", 416));
    }

    /** The whole table, its heading first; networks side by side. */
    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        SideBySide.of(networks(), this::lines, network -> prepared(network, MOST_CORES), progress)
                .forEach(lines::addAll);
        return lines;
    }

    /** The rows of one network. */
    List<String> lines(Network network) {
        List<String> lines = new ArrayList<>();
        double ofOne = 0;
        for (int cores = 1; cores <= MOST_CORES; cores++) {
            RunResult result = run(network, cores);
            ofOne = cores == 1 ? result.inferencesPerSecond() : ofOne;
            lines.add(line(network, cores, result, ofOne));
        }
        return lines;
    }

    private RunResult run(Network network, int cores) {
        ResolvedRun run = prepared(network, cores);
        return simulator.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }

    private ResolvedRun prepared(Network network, int cores) {
        InputSize size = new InputSize(network.size, network.size);
        WorkloadRequest workload = WorkloadRequest.of(network.name, Optional.of(size), 1);
        return preparation
                .prepare(new RunRequest(CHIP, workload, List.of("cores.dpu.count=" + cores), 1))
                .run();
    }

    private static String line(Network network, int cores, RunResult result, double ofOne) {
        double rate = result.inferencesPerSecond();
        return String.format(
                Locale.ROOT,
                "%s,%d,%d,%.2f,%.2f,%.3f,%.3f,%.3f,%.2f",
                network.name,
                network.size,
                cores,
                rate,
                rate / cores,
                rate / ofOne,
                result.dramBusyShare(),
                result.cycleShare().get("dramBandwidth"),
                result.dram().bytes() * 1e-6 / result.batch());
    }
}

package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.MemoryLevel;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.ArraySpec.Model;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.sim.compute.Dataflow;

/**
 * A run step by step: every packet with its hops, what the array does, what it waits for.
 *
 * <p>Where operands are inside the array follows from how an output-stationary array works: the multiplier in row i and column j
 * has element k of its sum in cycle i + j + k of a tile. It is told of one matrix product whose tiles are whole in columns and
 * depth; of others the array is told as a whole.
 */
final class Steps {
    private static final int PAGE_BYTES = 4096;
    private static final double FEMTOSECONDS = 1e15;

    private final ResolvedRun run;
    private final RunResult result;
    private final StepRecorder recorder;

    private Steps(ResolvedRun run, RunResult result, StepRecorder recorder) {
        this.run = run;
        this.result = result;
        this.recorder = recorder;
    }

    static Map<String, Object> of(Answers answers, ResolvedRun run) {
        double clock = run.config().accelerator().array().clock().hertz();
        StepRecorder recorder = new StepRecorder(FEMTOSECONDS / clock);
        try {
            RunResult result = answers.simulator().run(run.chip(), run.graph(), run.options(), recorder);
            return new Steps(run, result, recorder).answer();
        } catch (RuntimeException failure) {
            throw isTooMany(failure)
                    ? new UserError(
                            "steps: the run has more than " + StepRecorder.MOST_STEPS
                                    + " of a kind, which nobody follows by hand; choose a smaller one such as gemm:4,4,4 on classroom")
                    : failure;
        }
    }

    private static boolean isTooMany(Throwable failure) {
        return failure != null && (failure instanceof StepRecorder.TooManySteps || isTooMany(failure.getCause()));
    }

    private Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("chip", run.config().chip());
        answer.put("workload", run.config().workload());
        answer.put("cycles", result.cycles());
        answer.put("clockHz", result.clockHz());
        answer.put("regions", regions());
        answer.put("packets", recorder.packets());
        answer.put("feeds", recorder.feeds());
        answer.put("works", recorder.works());
        answer.put("waits", recorder.waits());
        tile().ifPresent(tile -> answer.put("tile", tile));
        return answer;
    }

    /** What lies where in DRAM: weights first, then tensors in order of use, each at a page of its own. */
    private List<Map<String, Object>> regions() {
        List<Map<String, Object>> regions = new ArrayList<>();
        long at = 0;
        long weights = result.parameters() * run.precision().weights().bits() / Byte.SIZE;
        if (weights > 0) {
            at = region(regions, "weights", at, weights);
        }
        for (PlacedTensor tensor : result.placement()) {
            if (tensor.place() == MemoryLevel.DRAM) {
                at = region(regions, tensor.tensor(), at, tensor.bytes());
            }
        }
        return regions;
    }

    private static long region(List<Map<String, Object>> regions, String name, long address, long bytes) {
        Map<String, Object> region = new LinkedHashMap<>();
        region.put("name", name);
        region.put("address", address);
        region.put("bytes", bytes);
        regions.add(region);
        return (address + bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    /** Rows, columns and depth of a tile, where all of them are alike and the array takes as long as the wave through it. */
    private Optional<Map<String, Object>> tile() {
        ArraySpec array = run.config().accelerator().array();
        boolean wave = array.model() == Model.SYSTOLIC && array.dataflow() == Dataflow.OS;
        String text = run.config().workload();
        if (!wave || !text.matches("gemm:[0-9]+,[0-9]+,[0-9]+") || run.config().batch() != 1) {
            return Optional.empty();
        }
        String[] sizes = text.substring(text.indexOf(':') + 1).split(",");
        int rows = Integer.parseInt(sizes[0]);
        int columns = Integer.parseInt(sizes[1]);
        int depth = Integer.parseInt(sizes[2]);
        int tiles = recorder.works().size();
        double cycles = array.rows() + array.columns() + depth - 2.0;
        boolean alike = tiles > 0
                && rows % tiles == 0
                && rows / tiles <= array.rows()
                && columns <= array.columns()
                && recorder.works().stream()
                        .allMatch(work ->
                                Math.abs((double) work.get("end") - (double) work.get("begin") - cycles) < 1e-6);
        if (!alike) {
            return Optional.empty();
        }
        Map<String, Object> tile = new LinkedHashMap<>();
        tile.put("arrayRows", array.rows());
        tile.put("arrayColumns", array.columns());
        tile.put("rows", rows / tiles);
        tile.put("columns", columns);
        tile.put("depth", depth);
        return Optional.of(tile);
    }
}

package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.machine.LayerResult;
import org.ridgepoint.accelerator.machine.RunResult;
import org.ridgepoint.accelerator.machine.RunResult.Place;
import org.ridgepoint.accelerator.machine.RunResult.PlacedTensor;
import org.ridgepoint.experiment.run.ResolvedRun;

/**
 * Why a run came out as it did, in sentences: operations for each DRAM byte against the chip's ridge point, how many of the
 * bytes are weights, what had to leave the chip, and which layers are below the ridge point though the whole may not be.
 */
public final class Story {
    private static final double WORTH_SAYING = 1.05;
    private static final double WRITTEN_AND_READ = 2;
    private static final double AS_GOOD_AS_ALL = 0.95;

    private final RunResult result;
    private final int elementBits;
    private final Counted counted;
    private final double ridgeOperationsPerByte;

    /** The story of what came of a run. */
    public Story(ResolvedRun run, RunResult result) {
        this.result = result;
        this.elementBits = run.precision().bits();
        this.counted = Counted.of(run.config());
        this.ridgeOperationsPerByte = result.ridgeOperationsPerByte();
    }

    /** The sentences, none where the run moved nothing over DRAM. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (result.dram().bytes() > 0 && result.executedMacs() > 0) {
            sentences.add(intensity());
            sentences.add(weights());
            sentences.add(traffic());
            layersBelow().ifPresent(sentences::add);
        }
        return sentences;
    }

    private String intensity() {
        double perByte = result.operationsPerDramByte();
        String so = perByte < ridgeOperationsPerByte
                ? "fewer: with every lane busy, it would wait for DRAM"
                : "more: DRAM could keep up, if they were spread evenly over the run";
        return "Each byte that DRAM moves serves " + Words.digits(perByte) + " operations; the chip does "
                + Words.digits(ridgeOperationsPerByte) + " in the time of a byte (its ridge point). This run's are "
                + so + ".";
    }

    private String weights() {
        double weightBytes = (double) result.parameters() * elementBits / Byte.SIZE;
        double share = Math.min(1, weightBytes / result.dram().bytes());
        String images = result.batch() == 1 ? "one " + counted.one() : result.batch() + " " + counted.many();
        return "Reading each weight once, for " + images + ", makes " + Words.percent(share) + " of the bytes moved.";
    }

    private String traffic() {
        long moved = result.dram().bytes();
        long compulsory = result.dram().compulsoryBytes();
        if (moved <= WORTH_SAYING * compulsory) {
            return "Every tensor between layers stays on chip, and nothing moves twice.";
        }
        List<PlacedTensor> away = betweenLayersInDram();
        long written = away.stream().mapToLong(PlacedTensor::bytes).sum();
        boolean readAgain = WRITTEN_AND_READ * written < AS_GOOD_AS_ALL * (moved - compulsory);
        String again = "inputs and weights that tiles need again and could not keep";
        String causes = away.isEmpty() ? again : tensors(away) + (readAgain ? ", and " + again : "");
        return Words.bytes(moved - compulsory) + " move only because SRAM is too small: " + causes + ".";
    }

    private static String tensors(List<PlacedTensor> away) {
        long largest = away.stream().mapToLong(PlacedTensor::bytes).max().orElse(0);
        return away.size() == 1
                ? "a tensor of " + Words.bytes(largest) + " between layers that lives in DRAM"
                : away.size() + " tensors between layers that live in DRAM, the largest of " + Words.bytes(largest);
    }

    private List<PlacedTensor> betweenLayersInDram() {
        int last = result.layers().size() - 1;
        return result.placement().stream()
                .filter(tensor -> tensor.place() == Place.DRAM)
                .filter(tensor ->
                        tensor.fromLayer() > 0 && tensor.toLayer() > tensor.fromLayer() && tensor.toLayer() <= last)
                .toList();
    }

    private Optional<String> layersBelow() {
        List<LayerResult> below = result.layers().stream()
                .filter(layer -> layer.executedMacs() > 0 && layer.dramBytes() > 0)
                .filter(layer -> layer.operationsPerDramByte() < ridgeOperationsPerByte)
                .toList();
        if (below.isEmpty()) {
            return Optional.empty();
        }
        long cycles = below.stream().mapToLong(LayerResult::elapsedCycles).sum();
        String these = below.size() == 1
                ? " layers is below the ridge point by itself and takes "
                : " layers are below the ridge point by themselves and take ";
        return Optional.of(below.size() + " of " + result.layers().size() + these
                + Words.percent((double) cycles / result.cycles()) + " of the time.");
    }
}

package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.BatchSlices;
import org.ridgepoint.accelerator.result.RunResult.MemoryLevel;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.whatif.WhatIfs;

/**
 * Why a run came out as it did, in sentences: operations for each DRAM byte against the chip's ridge point, how many of the
 * bytes are weights, what had to leave the chip, and which layers are below the ridge point though the whole may not be.
 */
public final class Story {
    private static final double WORTH_SAYING = 1.05;
    private static final double WRITTEN_AND_READ = 2;
    private static final double AS_GOOD_AS_ALL = 0.95;

    private final WhatIfs whatIfs;
    private final RunResult result;
    private final int elementBits;
    private final Counted counted;
    private final int readers;
    private final double ridgeOperationsPerByte;

    /** The story of what came of a run, and of others with twice of something. */
    public Story(ResolvedRun run, WhatIfs whatIfs) {
        this.whatIfs = whatIfs;
        this.result = whatIfs.base();
        this.elementBits = run.precision().bits();
        this.counted = Counted.of(run);
        this.readers = readersOfAllWeights(run.config().accelerator());
        this.ridgeOperationsPerByte = result.ridgeOperationsPerByte();
    }

    /** Cores that each read all weights for themselves. */
    private static int readersOfAllWeights(AcceleratorSpec chip) {
        CoreGroupSpec cores = chip.coreGroup();
        boolean multicasts =
                chip.interconnect().flatMap(InterconnectSpec::multicast).orElse(false);
        boolean apart = cores.bulkMemories() == cores.count() && !multicasts;
        return switch (cores.howSplit()) {
            case REPLICAS, BATCH -> cores.count();
            case ROWS -> apart ? cores.count() : 1;
            case FILTERS, AUTO -> 1;
        };
    }

    /** The sentences, none where the run moved nothing over DRAM. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!result.slices().isEmpty()) {
            sentences.add(slices());
        }
        if (result.dram().bytes() > 0 && result.executedMacs() > 0) {
            sentences.add(intensity());
            sentences.add(weights());
            sentences.add(traffic());
            layersBelow().ifPresent(sentences::add);
        }
        return sentences;
    }

    private String slices() {
        String each = result.slices().stream().map(this::slices).collect(Collectors.joining(", "));
        return "The batch goes through in slices: " + each + ".";
    }

    private String slices(BatchSlices slices) {
        String images = slices.images() == 1 ? "1 " + counted.one() : slices.images() + " " + counted.many();
        boolean one = slices.fromLayer() == slices.toLayer();
        String layers = one
                ? "layer " + (slices.fromLayer() + 1) + " runs "
                : "layers " + (slices.fromLayer() + 1) + " to " + (slices.toLayer() + 1) + " run ";
        return layers + (slices.times() == 1 ? "once" : slices.times() + " times") + " for " + images;
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
        long written = away.stream()
                .mapToLong(tensor -> tensor.bytes() * tensor.times())
                .sum();
        long weightsAgain = result.slices().stream()
                .mapToLong(BatchSlices::weightBytesAgain)
                .sum();
        List<String> causes = new ArrayList<>();
        if (!away.isEmpty()) {
            causes.add(tensors(away));
        }
        if (weightsAgain > 0) {
            causes.add(Words.bytes(weightsAgain) + " of weights that come again for each slice");
        }
        long ofOtherCores = (readers - 1L) * result.parameters() * elementBits / Byte.SIZE;
        if (ofOtherCores > 0) {
            causes.add("the weights, which each core reads for itself");
        }
        if (WRITTEN_AND_READ * written + weightsAgain + ofOtherCores < AS_GOOD_AS_ALL * (moved - compulsory)) {
            causes.add("inputs and weights that tiles need again and could not keep");
        }
        return Words.bytes(moved - compulsory) + " move beside what must" + tooSmall() + ": " + joined(causes) + ".";
    }

    /** That memory is what is missing is said where more of it was seen to help. */
    private String tooSmall() {
        return whatIfs.fewerBytes()
                .map(trial ->
                        ", because SRAM is too small (with " + trial.purchase().name() + ", simulated, "
                                + Words.bytes(result.dram().bytes()
                                        - trial.result().orElseThrow().dram().bytes())
                                + " less)")
                .orElse("");
    }

    private static String joined(List<String> causes) {
        int last = causes.size() - 1;
        return last == 0 ? causes.get(0) : String.join(", ", causes.subList(0, last)) + ", and " + causes.get(last);
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
                .filter(tensor -> tensor.place() == MemoryLevel.DRAM)
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
        if (result.layers().size() == 1) {
            return Optional.of("Its one layer is below the ridge point by itself.");
        }
        String these = below.size() == 1
                ? " layers is below the ridge point by itself and takes "
                : " layers are below the ridge point by themselves and take ";
        return Optional.of(below.size() + " of " + result.layers().size() + these
                + Words.percent((double) cycles / result.cycles()) + " of the time.");
    }
}

package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * A sweep as a user describes it: what stays the same, and what varies.
 *
 * @param description one sentence on what it is
 * @param claim what is said to be true, where the sweep is to show that
 * @param source who says so, and where
 * @param expect what should come out if it is true
 * @param chip a name from the catalogue, or a path from where the file lies
 * @param workload a name, a path from where the file lies, or one operator in short
 * @param input the size of the network's input (default: its own)
 * @param batch inferences, or training samples, at once (default 1)
 * @param precision number format (default: an ONNX file's own; else int8, and bf16 to train)
 * @param detail how much of each point is simulated: full, or sampled, which leaves out what recurs (default full)
 * @param training makes every point a training step (default: inference)
 * @param dims sizes of an ONNX file's open dimensions
 * @param set keys of the chip's file, as in {@code dram.channels: 2}
 * @param axes what varies; the last one fastest
 * @param constraints conditions that a point must meet, on any key of the sweep or of the chip and on figures of
 *     points.csv, as in {@code sram.local.capacity < sram.bulk.capacity} or {@code latencySeconds <= 20 ms}
 */
public record SweepFile(
        String description,
        Optional<String> claim,
        Optional<String> source,
        Optional<List<String>> expect,
        Optional<AxisValue> chip,
        Optional<AxisValue> workload,
        Optional<AxisValue> input,
        Optional<AxisValue> batch,
        Optional<AxisValue> precision,
        Optional<AxisValue> detail,
        Optional<TrainingOptions> training,
        Optional<Map<String, AxisValue>> dims,
        Optional<Map<String, AxisValue>> set,
        List<AxisSpec> axes,
        Optional<List<String>> constraints) {
    /** Refuses a sweep of nothing, and a claim by halves. */
    public SweepFile {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new RefusedKey("axes", "must not be empty");
        }
        if (claim.isPresent() != source.isPresent() || claim.isPresent() != expect.isPresent()) {
            throw new IllegalArgumentException("claim, source and expect belong together; one of them is missing");
        }
        if (claim.filter(String::isBlank).isPresent()
                || source.filter(String::isBlank).isPresent()
                || expect.filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("claim, source and expect must not be empty");
        }
    }

    /** What stays the same, by key, as text. */
    public Map<String, String> fixed() {
        Map<String, String> fixed = new TreeMap<>();
        chip.ifPresent(value -> fixed.put(PointKeys.CHIP, value.text()));
        workload.ifPresent(value -> fixed.put(PointKeys.WORKLOAD, value.text()));
        input.ifPresent(value -> fixed.put(PointKeys.INPUT, value.text()));
        batch.ifPresent(value -> fixed.put(PointKeys.BATCH, value.text()));
        precision.ifPresent(value -> fixed.put(PointKeys.PRECISION, value.text()));
        detail.ifPresent(value -> fixed.put(PointKeys.DETAIL, value.text()));
        training.ifPresent(step -> put(step, fixed));
        dims.ifPresent(sizes -> sizes.forEach((name, size) -> fixed.put(PointKeys.DIMS + name, size.text())));
        set.ifPresent(settings -> settings.forEach((key, value) -> fixed.put(key, value.text())));
        return fixed;
    }

    private static void put(TrainingOptions step, Map<String, String> fixed) {
        fixed.put(PointKeys.TRAINING, "true");
        step.optimiser().ifPresent(each -> fixed.put(PointKeys.OPTIMISER, PointKeys.name(each)));
        step.microBatches().ifPresent(parts -> fixed.put(PointKeys.MICRO_BATCHES, parts.toString()));
        step.recomputedSegments().ifPresent(parts -> fixed.put(PointKeys.SEGMENTS, parts.toString()));
    }
}

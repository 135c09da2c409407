package org.ridgepoint.experiment.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.sweep.grid.AxisValue;
import org.ridgepoint.experiment.sweep.grid.PointKeys;

/**
 * A run of a lesson. Its values may hold parameters and formulas of them, as in {@code gemm:{m},{2 * n},64}.
 *
 * @param like an earlier run of the lesson, of which this one states the differences (default: none)
 * @param chip a name from the catalogue, or a path from where the file lies
 * @param workload a name, a path from where the file lies, or one operator in short
 * @param input the size of the network's input (default: its own)
 * @param batch inferences at once (default 1)
 * @param precision number format (default int8)
 * @param detail how much is simulated: full, or sampled (default full)
 * @param plan a plan to keep to, as the path of its file from where the lesson lies (default: planned as usual)
 * @param set keys of the chip's file, as in {@code dram.channels: 2} (default: none)
 * @param over a key that takes several values, for a run of each (default: none)
 */
public record RunSpec(
        Optional<String> like,
        Optional<AxisValue> chip,
        Optional<AxisValue> workload,
        Optional<AxisValue> input,
        Optional<AxisValue> batch,
        Optional<AxisValue> precision,
        Optional<AxisValue> detail,
        Optional<AxisValue> plan,
        Optional<Map<String, AxisValue>> set,
        Optional<OverSpec> over) {
    /** The key of {@link #plan}. */
    static final String PLAN = "plan";

    /** What it states, by the keys of a sweep's point. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        chip.ifPresent(value -> values.put(PointKeys.CHIP, value.text()));
        workload.ifPresent(value -> values.put(PointKeys.WORKLOAD, value.text()));
        input.ifPresent(value -> values.put(PointKeys.INPUT, value.text()));
        batch.ifPresent(value -> values.put(PointKeys.BATCH, value.text()));
        precision.ifPresent(value -> values.put(PointKeys.PRECISION, value.text()));
        detail.ifPresent(value -> values.put(PointKeys.DETAIL, value.text()));
        plan.ifPresent(value -> values.put(PLAN, value.text()));
        set.ifPresent(settings -> settings.forEach((key, value) -> values.put(key, value.text())));
        return values;
    }
}

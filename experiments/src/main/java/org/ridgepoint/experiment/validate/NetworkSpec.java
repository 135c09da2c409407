package org.ridgepoint.experiment.validate;

import java.util.Optional;
import org.ridgepoint.experiment.workload.TrainingOptions;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * What stands for a network as rows call it. In texts {@code {name}} stands for what the group of that name in {@code match}
 * found.
 *
 * @param match a regular expression for the whole name, in lower case, without remarks in brackets, counts of operations and
 *     the size behind an at sign; tried with single spaces for all that parts words, and without any
 * @param workload a name, a path, or one operator in short
 * @param input the size of its input, whatever the row says (default: as the row says)
 * @param usualInput the size where the row says none (default: the network's own)
 * @param batch inferences at once, whatever the row says (default: as the row says)
 * @param operations of one inference, in thousand millions, by which it is told from others of its name where rows state theirs
 *     (default: the first that fits)
 * @param training how it is trained (default: inference)
 * @param sampled whether what recurs in it is simulated once (default false)
 * @param why rows of it cannot be answered
 */
public record NetworkSpec(
        String match,
        Optional<String> workload,
        Optional<String> input,
        Optional<String> usualInput,
        Optional<String> batch,
        Optional<Double> operations,
        Optional<TrainingOptions> training,
        Optional<Boolean> sampled,
        Optional<String> why) {
    /** Refuses what is neither a workload nor a reason. */
    public NetworkSpec {
        Names.requirePattern("match", match);
        if (workload.isPresent() == why.isPresent()) {
            throw new RefusedKey("match", "needs either workload, what stands for it, or why there is none: " + match);
        }
    }
}

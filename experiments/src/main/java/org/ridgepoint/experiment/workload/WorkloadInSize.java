package org.ridgepoint.experiment.workload;

import java.util.Optional;

/**
 * A workload and the size of its input in one word, as in {@code yolov3@608}.
 *
 * @param name of the workload, its path, or one operator in short
 * @param input its size, where one follows
 */
public record WorkloadInSize(String name, Optional<InputSize> input) {
    /** Reads {@code resnet50}, {@code yolov3@608} and the like. */
    public static WorkloadInSize of(String word) {
        int at = word.lastIndexOf('@');
        return at < 0
                ? new WorkloadInSize(word, Optional.empty())
                : new WorkloadInSize(word.substring(0, at), InputSize.ofOption(word.substring(at + 1)));
    }
}

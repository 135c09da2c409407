package org.ridgepoint.experiment.workload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.experiment.config.UserError;

/**
 * A workload and the size of its input in one word, as in {@code yolov3@608}.
 *
 * @param name of the workload, its path, or one operator in short
 * @param input its size, where one follows
 */
record WorkloadInSize(String name, Optional<InputSize> input) {
    /** What follows the last {@code @} is a size, unless it is the rest of a path. */
    private static final Pattern FORM = Pattern.compile("(.+)@([^@/.]*)");

    /** Reads {@code resnet50}, {@code yolov3@608} and the like. */
    static WorkloadInSize of(String word) {
        Matcher sized = FORM.matcher(word);
        if (!sized.matches()) {
            return new WorkloadInSize(word, Optional.empty());
        }
        try {
            return new WorkloadInSize(sized.group(1), Optional.of(InputSize.parse(sized.group(2))));
        } catch (IllegalArgumentException refusal) {
            throw new UserError("workload \"" + word + "\": " + refusal.getMessage());
        }
    }

    /** The size, which must be that of another place where that gives one too. */
    Optional<InputSize> inputOr(Optional<InputSize> stated) {
        if (input.isPresent() && stated.isPresent() && !input.equals(stated)) {
            throw new UserError("workload \"" + name + "@" + input.get() + "\": its input is said to be " + stated.get()
                    + " as well; expected one size");
        }
        return input.or(() -> stated);
    }
}

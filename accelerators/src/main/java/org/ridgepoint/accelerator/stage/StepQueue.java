package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ridgepoint.accelerator.program.TileTask;

/** Tasks that a stage has not begun, in order. */
public final class StepQueue {
    private final ArrayDeque<TileTask> steps = new ArrayDeque<>();

    StepQueue() {}

    void add(TileTask step) {
        steps.add(step);
    }

    TileTask remove() {
        return steps.remove();
    }

    Optional<TileTask> head() {
        return Optional.ofNullable(steps.peek());
    }

    int size() {
        return steps.size();
    }

    /** Of a layer's tasks here, the number of that from which on nobody has touched anything; empty where none is here. */
    public OptionalLong firstUntouched(int layer) {
        OptionalLong first = OptionalLong.empty();
        for (TileTask step : steps) {
            if (step.layer() == layer && step.isTouched()) {
                first = OptionalLong.of(step.task() + 1);
            } else if (step.layer() == layer && first.isEmpty()) {
                first = OptionalLong.of(step.task());
            }
        }
        return first;
    }

    /** Takes tasks of a layer out, from one to before another, and returns them. */
    public List<TileTask> leaveOut(int layer, long begin, long end) {
        List<TileTask> out = new ArrayList<>();
        steps.removeIf(step -> {
            boolean within = step.layer() == layer && step.task() >= begin && step.task() < end;
            if (within) {
                out.add(step);
            }
            return within;
        });
        return out;
    }
}

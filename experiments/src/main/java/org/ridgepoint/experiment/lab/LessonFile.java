package org.ridgepoint.experiment.lab;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * A lesson as a teacher describes it. In its texts {@code {m}} stands for a parameter, {@code {2 * m}} for a formula of
 * parameters, and {@code {base.latencySeconds | s}} for a figure of a run with its unit.
 *
 * @param title what it is called
 * @param teaches one sentence on what a student knows afterwards
 * @param minutes how long a student takes
 * @param parameters numbers and names that each student has their own of (default: none)
 * @param text what a student reads first
 * @param steps questions in order, each by a name; its name is that of its answer in a file of answers
 */
public record LessonFile(
        String title,
        String teaches,
        int minutes,
        Optional<Map<String, ParameterSpec>> parameters,
        String text,
        Map<String, StepSpec> steps) {
    private static final int MOST_MINUTES = 60;

    /** Refuses a lesson without a step, and one that lasts no time or longer than an hour. */
    public LessonFile {
        if (steps.isEmpty()) {
            throw new RefusedKey("steps", "must not be empty");
        }
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw new RefusedKey("minutes", "must be from 1 to " + MOST_MINUTES + ", was " + minutes);
        }
    }
}

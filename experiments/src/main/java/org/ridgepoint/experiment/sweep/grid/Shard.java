package org.ridgepoint.experiment.sweep.grid;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ridgepoint.experiment.config.UserError;

/**
 * One part of a sweep's points: every {@code count}-th, beginning with the {@code index}-th.
 *
 * @param index from 1
 * @param count of parts
 */
public record Shard(int index, int count) {
    /** All points. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");

    /** Refuses a part that is not there. */
    public Shard {
        if (index < 1 || index > count) {
            throw new UserError(
                    "--shard: must be from 1/" + count + " to " + count + "/" + count + ", was " + index + "/" + count);
        }
    }

    /** Reads {@code 2/4}. */
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UserError("--shard: not a part: \"" + text + "\"; expected such as 2/4, the second of four");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    public List<PlannedPoint> of(List<PlannedPoint> points) {
        return points.stream()
                .filter(point -> (point.point().number() - 1) % count == index - 1)
                .toList();
    }

    /** Whether there are others. */
    public boolean isPart() {
        return count > 1;
    }

    /** The end of a folder's name. */
    public String suffix() {
        return isPart() ? "-shard-" + index + "-of-" + count : "";
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}

package org.ridgepoint.experiment.validate;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * What stands for a chip as rows call it. In texts {@code {name}} stands for what the group of that name in {@code match}
 * found; a setting that speaks of a group that found nothing is left out.
 *
 * @param match a regular expression for the whole name, in lower case
 * @param chip a name from the catalogue, or a path
 * @param set keys of the chip's file to change (default: none)
 * @param batch inferences at once on each core where the row does not say a number, or says another thing by it
 * @param mostImages inferences at once of which a rate is simulated where a row has more: every layer takes the whole batch, and the
 *     rate of many hardly differs (default: as many as the row has)
 * @param concurrent inferences under way at a time: a row's latency is then theirs over the throughput
 * @param copies such chips side by side that share nothing (default 1)
 * @param hostTime spent on the host on each inference, before and after the chip, in rows that are end to end (default: none)
 * @param hostTimePerPixel the same for each pixel of the image (default: none)
 * @param driverTime from a request to the chip's start and from its end to the answer, in every row (default: none)
 * @param metrics those that the chip's file can answer, as a regular expression (default: all); others wait for what it leaves open
 * @param why rows of it cannot be answered
 */
public record BoardSpec(
        String match,
        Optional<String> chip,
        Optional<Map<String, String>> set,
        Optional<String> batch,
        Optional<Integer> mostImages,
        Optional<String> concurrent,
        Optional<Integer> copies,
        Optional<Duration> hostTime,
        Optional<Duration> hostTimePerPixel,
        Optional<Duration> driverTime,
        Optional<String> metrics,
        Optional<String> why) {
    /** Refuses what is neither a chip nor a reason. */
    public BoardSpec {
        Names.requirePattern("match", match);
        metrics.ifPresent(pattern -> Names.requirePattern("metrics", pattern));
        if (chip.isPresent() == why.isPresent()) {
            throw new RefusedKey(
                    "match", "needs either chip, a file that stands for it, or why there is none: " + match);
        }
        if (mostImages.orElse(1) < 1) {
            throw new RefusedKey("mostImages", "must be positive, was " + mostImages.orElseThrow());
        }
        if (copies.orElse(1) < 1) {
            throw new RefusedKey("copies", "must be positive, was " + copies.orElseThrow());
        }
    }

    /** Whether a metric of this name is among those that the chip's file can answer. */
    boolean answers(String metric) {
        return metrics.map(metric::matches).orElse(true);
    }
}

package org.ridgepoint.experiment.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.ridgepoint.experiment.sweep.Outcome;
import org.ridgepoint.sim.quantity.Duration;

/**
 * What stands for a chip of a row: a file, what is changed of it, and what a row's figure counts beside it.
 *
 * @param chip a name from the catalogue, or a path
 * @param settings keys of its file to change, as {@code KEY=VALUE}
 * @param batch inferences at once on each core, where the row does not say
 * @param mostImages at once, of which a rate is simulated
 * @param concurrent inferences under way at a time, where a row's latency is theirs
 * @param copies such chips side by side
 * @param hostSeconds of the host on each inference
 * @param hostSecondsPerPixel of the host for each pixel of the image
 * @param driverSeconds before and after the chip on each batch, in every row
 */
record Board(
        String chip,
        List<String> settings,
        Optional<Integer> batch,
        int mostImages,
        Optional<Integer> concurrent,
        int copies,
        double hostSeconds,
        double hostSecondsPerPixel,
        double driverSeconds) {
    private static final double FEMTO = 1e-15;

    /** A chip by itself. */
    static Board of(String chip) {
        return new Board(chip, List.of(), Optional.empty(), Integer.MAX_VALUE, Optional.empty(), 1, 0, 0, 0);
    }

    /** The board of a description whose pattern a row's name fits. */
    static Board of(BoardSpec spec, Matcher found) {
        List<String> settings = new ArrayList<>();
        for (Map.Entry<String, String> set : spec.set().orElse(Map.of()).entrySet()) {
            Names.filled(set.getValue(), found).ifPresent(value -> settings.add(set.getKey() + "=" + value));
        }
        return new Board(
                Names.filled(spec.chip().orElseThrow(), found).orElseThrow(),
                List.copyOf(settings),
                number(spec.batch(), found),
                spec.mostImages().orElse(Integer.MAX_VALUE),
                number(spec.concurrent(), found),
                spec.copies().orElse(1),
                seconds(spec.hostTime()),
                seconds(spec.hostTimePerPixel()),
                seconds(spec.driverTime()));
    }

    private static Optional<Integer> number(Optional<String> text, Matcher found) {
        return text.flatMap(each -> Names.filled(each, found)).map(Integer::valueOf);
    }

    private static double seconds(Optional<Duration> time) {
        return time.map(Duration::femtoseconds).orElse(0L) * FEMTO;
    }

    /** The same where the host's part is that of an image of so many pixels. */
    Board withImage(long pixels) {
        return new Board(
                chip,
                settings,
                batch,
                mostImages,
                concurrent,
                copies,
                hostSeconds + pixels * hostSecondsPerPixel,
                0,
                driverSeconds);
    }

    /** Inferences that one of its latencies is for. */
    int inLatency(int ofBatch) {
        return concurrent.orElse(ofBatch);
    }

    /** Seconds from when a batch comes to when it is done. */
    double latencySeconds(Outcome outcome, int ofBatch, boolean endToEnd) {
        return concurrent.isPresent()
                ? concurrent.get() / perSecond(outcome, endToEnd)
                : Metric.number(outcome, "latencySeconds") + driverSeconds + (endToEnd ? hostSeconds * ofBatch : 0);
    }

    /** Inferences a second of all its chips, one after the other where the host has a part. */
    double perSecond(Outcome outcome, boolean endToEnd) {
        double chip = Metric.number(outcome, "inferencesPerSecond");
        double inferences = chip * Metric.number(outcome, "latencySeconds");
        return copies / (1 / chip + driverSeconds / inferences + (endToEnd ? hostSeconds : 0));
    }
}

package org.ridgepoint.accelerator.serve;

import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.result.LayerCounts;

/**
 * What became of the requests of all streams.
 *
 * @param streams in order
 * @param endTick when the last of what had begun was done, and no sooner than the horizon
 * @param joulesOfAll by resource, of DRAM and of what always flows, until then
 * @param work what the run cost the computer
 */
public record ServiceOutcome(List<OfStream> streams, long endTick, Map<String, Double> joulesOfAll, long work) {
    /** Copies the list. */
    public ServiceOutcome {
        streams = List.copyOf(streams);
    }

    /**
     * What became of one stream.
     *
     * @param requests in the order in which they came
     * @param counts what happened on their behalf
     * @param busyTicks for which it had each core
     * @param joules by resource, beside DRAM
     */
    public record OfStream(
            List<InferenceRequest> requests, LayerCounts counts, List<Long> busyTicks, Map<String, Double> joules) {}
}

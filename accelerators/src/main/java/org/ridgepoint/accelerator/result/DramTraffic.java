package org.ridgepoint.accelerator.result;

import org.apiguardian.api.API;

/**
 * What went over the DRAM channels.
 *
 * @param readBytes bytes read
 * @param writeBytes bytes written
 * @param compulsoryBytes bytes that any plan must move
 * @param lowerBoundBytes the least known to be possible with this much SRAM
 * @param channels number of channels
 * @param peakBytesPerSecond all channels together, data pins busy all the time
 * @param rowHitShare bursts that found their row open, 0 to 1
 * @param readLatencyNanoseconds from a read's issue to its last byte
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record DramTraffic(
        long readBytes,
        long writeBytes,
        long compulsoryBytes,
        long lowerBoundBytes,
        int channels,
        long peakBytesPerSecond,
        double rowHitShare,
        Percentiles readLatencyNanoseconds) {
    /** Refuses a machine without a channel. */
    public DramTraffic {
        if (channels <= 0) {
            throw new IllegalArgumentException("channels must be positive, was " + channels);
        }
    }

    /** Bytes in both directions. */
    public long bytes() {
        return Math.addExact(readBytes, writeBytes);
    }
}

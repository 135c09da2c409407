package org.ridgepoint.accelerator.wait;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.account.CycleLedger;

/**
 * Waits beside which a stream of packets from DRAM ran on. If the array is then found waiting for that very stream, these waits
 * cost nothing: without them it would have come to wait for the stream sooner, and as long as it did in all. They are the
 * stream's. If the stream breaks off first, each was what it was.
 */
final class Overlapped {
    private final List<Wait> waits = new ArrayList<>();

    /** Some waits of a layer, one behind another. */
    private record Wait(CycleLedger layer, long beganTick, CycleLedger own) {}

    /**
     * Notes a wait.
     *
     * @param layer to be charged
     * @param beganTick when it began
     * @param journey causes that it is charged to in proportion, if no stream was behind it
     * @param ticks that it took
     */
    void add(CycleLedger layer, long beganTick, CycleLedger journey, long ticks) {
        if (waits.isEmpty() || waits.get(waits.size() - 1).layer != layer) {
            waits.add(new Wait(layer, beganTick, new CycleLedger()));
        }
        waits.get(waits.size() - 1).own.chargeInProportion(journey, ticks);
    }

    /** The array waits for a stream that began at a tick: what has waited since then waited for it. */
    void areOfStream(long streamBegan, CycleLedger journey) {
        for (Wait wait : waits) {
            if (wait.beganTick >= streamBegan) {
                wait.layer.chargeInProportion(journey, wait.own.totalTicks());
            } else {
                wait.layer.chargeAll(wait.own);
            }
        }
        waits.clear();
    }

    /** No stream was behind them. */
    void areTheirOwn() {
        waits.forEach(wait -> wait.layer.chargeAll(wait.own));
        waits.clear();
    }
}

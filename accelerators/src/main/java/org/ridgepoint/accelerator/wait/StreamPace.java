package org.ridgepoint.accelerator.wait;

import java.util.EnumSet;
import java.util.Set;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

/**
 * Who sets the pace of packets that come in a stream through DRAM.
 *
 * <p>While the pins of a DRAM channel move data, the rest of a packet's way passes beside others', and it is the channel
 * that sets the pace; so in that proportion the rest belongs to it. But where a hop is narrower than all channels together,
 * the packets that queue before it wait for that hop, and such time stays with it.
 *
 * @param narrow causes of which a hop carries less than the DRAM channels do beside their refresh
 */
public record StreamPace(Set<StallCause> narrow) {

    /** The hops of a chip that are narrower than its DRAM. */
    public static StreamPace of(Chip chip) {
        AcceleratorSpec spec = chip.spec();
        double chipHertz = chip.clock().hertz();
        double dram = chip.dramBytesPerSecondBesideRefresh();
        Set<StallCause> narrow = EnumSet.noneOf(StallCause.class);
        double bus = (double) spec.bus().bytesPerCycle() * spec.bus().clock().hertz();
        if (Math.min(bus, narrowestPath(spec.link()) * chipHertz) < dram) {
            narrow.add(StallCause.BUS);
        }
        if (spec.sram().bulk().bytesPerCycle() * chipHertz < dram) {
            narrow.add(StallCause.BULK_SRAM);
        }
        if (spec.sram().local().bytesPerCycle() * chipHertz < dram) {
            narrow.add(StallCause.LOCAL_SRAM);
        }
        return new StreamPace(narrow);
    }

    private static double narrowestPath(LinkSpec link) {
        int path = link.slices().map(slices -> slices.bytesPerCycle()).orElse(link.bytesPerCycle());
        return Math.min(path, link.bytesPerCycle());
    }

    /**
     * The ticks of a journey by whom they wait for. What belongs to the channel is behind whom the channel's own ticks are.
     *
     * @param journey of a packet, by where it spent its time
     * @param passing the part of it in which the packet stood in no queue
     */
    CycleLedger charge(CycleLedger journey, CycleLedger passing) {
        long moving = journey.ticks(StallCause.DRAM_BANDWIDTH);
        if (moving == 0) {
            return journey;
        }
        double busy = (double) moving / (moving + journey.ticks(StallCause.DRAM_LATENCY));
        CycleLedger paced = new CycleLedger();
        for (StallCause cause : StallCause.values()) {
            long ticks = journey.ticks(cause);
            long byDram = Math.round(busy * ofDram(cause, ticks, passing));
            paced.chargePart(cause, journey, cause, ticks - byDram);
            paced.chargePart(StallCause.DRAM_BANDWIDTH, journey, StallCause.DRAM_BANDWIDTH, byDram);
        }
        return paced;
    }

    private long ofDram(StallCause cause, long ticks, CycleLedger passing) {
        if (cause == StallCause.DRAM_BANDWIDTH || cause == StallCause.DRAM_LATENCY) {
            return 0;
        }
        return narrow.contains(cause) ? Math.min(ticks, passing.ticks(cause)) : ticks;
    }
}

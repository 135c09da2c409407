package org.ridgepoint.accelerator.wait;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.PacketBlame;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/**
 * Charges every tick in which an array is idle to what it waits for at that time.
 *
 * <p>While packets are awaited, each delivery charges the ticks since the last one to the hops of the packet's journey, in
 * proportion to the time that it spent at each: in a full pipeline the packets come close behind each other, and it is the
 * whole journey, not its end, that says where they queue. The journey of a packet that left bulk SRAM when another arrived
 * there from DRAM begins with that one's; of a stream, {@link StreamPace} says who sets its pace. Any other change of what
 * is awaited charges the ticks to the blocker's cause.
 *
 * <p>Timing: it looks as each tick ends. Of packets delivered at one tick the oldest counts.
 */
final class WaitTracker {
    private static final Comparator<Packet> BY_AGE = Comparator.<Packet>comparingLong(
                    packet -> packet.request().issuedAtTick())
            .thenComparingLong(packet -> packet.request().address())
            .thenComparing(
                    packet -> packet.route().hop(packet.route().length() - 1).name())
            .thenComparing(packet -> packet.route().hop(0).name());

    private final Simulation simulation;
    private final StreamPace pace;
    private final LayerCounts[] counts;
    private final RunListener listener;
    private boolean idle = true;
    private long chargedTo;
    private Blocker current = Blocker.LOAD;
    private int currentLayer;
    private Packet delivered;
    private CycleLedger hostWays = new CycleLedger();
    private long streamBrokeTick = Simulation.NEVER;
    private final BulkArrivals arrivals = new BulkArrivals(BY_AGE);
    private final Overlapped overlapped = new Overlapped();

    WaitTracker(Simulation simulation, StreamPace pace, LayerCounts[] counts, RunListener listener) {
        this.simulation = simulation;
        this.pace = pace;
        this.listener = listener;
        this.counts = counts;
    }

    /** The array has nothing to do from now on. */
    void beginIdle() {
        idle = true;
        chargedTo = simulation.now();
    }

    /**
     * The array works since {@code tick}, which may lie back to when its operands began to come.
     *
     * @param journey where these operands spent their time on the way into the array
     */
    void endIdle(long tick, Supplier<CycleLedger> journey) {
        if (!idle) {
            return;
        }
        if (current == Blocker.FEED) {
            charge(journey.get(), tick);
        } else {
            chargeRest(tick);
        }
        idle = false;
        if (streamBrokeTick == simulation.now()) {
            settle(); // as if the array had begun before the packet came: of one tick neither is first
        }
    }

    /** The run is over: charges what is left. */
    void endRun() {
        if (idle) {
            chargeRest(simulation.now());
        }
        settle();
    }

    /** Charges waits that a stream from DRAM may yet have turned out to be behind. */
    void settle() {
        overlapped.areTheirOwn();
    }

    /** A packet of a leg has arrived. */
    void delivered(Blocker leg, Packet packet) {
        if (leg == Blocker.LOAD) {
            arrivals.note(simulation.now(), packet);
            if (arrivals.streamBeganTick() == issuedTick(packet)) {
                streamBrokeTick = simulation.now();
                settle();
            }
        }
        if (idle && leg == current && (delivered == null || BY_AGE.compare(packet, delivered) < 0)) {
            delivered = packet;
        }
    }

    /** A packet has come to the host or back: of a wait for the host it says behind whom. */
    void deliveredByHost(Packet packet) {
        hostWays.chargeAll(PacketBlame.journey(packet));
    }

    /** A tick ends: charges along what came in it, and notes what is awaited from now on. */
    void look(Blockers blockers) {
        Packet packet = delivered;
        delivered = null;
        if (!idle) {
            return;
        }
        if (packet != null) {
            chargeAlong(packet);
        }
        noteBlocker(blockers.blocker(), blockers.layer());
    }

    /** Charges the ticks since the last charge like the packet's journey: what slowed the stream slowed each packet of it. */
    private void chargeAlong(Packet packet) {
        long now = simulation.now();
        long issued = issuedTick(packet);
        Optional<Packet> before = current == Blocker.FILL ? arrivals.at(issued) : Optional.empty();
        long began = before.map(WaitTracker::issuedTick).orElse(issued);
        boolean alone = began >= chargedTo;
        if (alone) {
            chargeRest(began);
        }
        CycleLedger journey = PacketBlame.split(packet, issued, now, current.cause());
        before.ifPresent(fromDram -> journey.chargeAll(PacketBlame.journey(fromDram)));
        CycleLedger passing = PacketBlame.passing(packet);
        before.ifPresent(fromDram -> passing.chargeAll(PacketBlame.passing(fromDram)));
        CycleLedger paced = alone ? journey : pace.charge(journey, passing);
        if (!alone && current == Blocker.LOAD) {
            overlapped.areOfStream(arrivals.streamBeganTick(), paced);
        }
        charge(paced, now);
    }

    private static long issuedTick(Packet packet) {
        return packet.grant(0).arrivedTick();
    }

    private void noteBlocker(Blocker now, int nowLayer) {
        if (now != current || nowLayer != currentLayer) {
            chargeRest(simulation.now());
            current = now;
            currentLayer = nowLayer;
        }
    }

    private void chargeRest(long tick) {
        CycleLedger own = new CycleLedger();
        long atHost = hostWays.ticks(StallCause.HOST);
        if (current == Blocker.HOST && atHost > 0) {
            own.chargePart(StallCause.HOST, hostWays, StallCause.HOST, atHost);
            hostWays = new CycleLedger();
        } else {
            own.charge(current.cause(), 1);
        }
        charge(own, tick);
    }

    private void charge(CycleLedger journey, long tick) {
        if (current == Blocker.LOAD) {
            ledger().chargeInProportion(journey, tick - chargedTo);
        } else {
            overlapped.add(ledger(), chargedTo, journey, tick - chargedTo);
        }
        tell(tick, journey.largest());
    }

    /** All is charged up to a tick. */
    private void tell(long tick, StallCause cause) {
        if (tick > chargedTo) {
            listener.waited(currentLayer, chargedTo, tick, cause);
        }
        chargedTo = tick;
    }

    private CycleLedger ledger() {
        return counts[currentLayer].ledger();
    }
}

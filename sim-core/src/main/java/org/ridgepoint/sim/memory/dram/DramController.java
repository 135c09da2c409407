package org.ridgepoint.sim.memory.dram;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.WorkByOwner;

/**
 * A DRAM channel behind ports of a simulation.
 *
 * <p>Timing: packets that arrive at a tick are seen by the channel from the next edge of its clock, those of one tick in
 * the order of their ports, which take turns. The channel is played forward when a packet arrives and when, at the earliest, the next
 * packet can be done; between these it needs no events, for nothing it does could be seen outside. Its bursts fall
 * exactly as if it were stepped cycle by cycle. A read is let in only with its place at the next hop reserved, and is done
 * when its last data have passed. Writes are posted: one is done, and answered, a cycle after the last of its bursts has
 * found a place in the channel's buffer, and the simulation does not end before the last has reached the banks. A packet's
 * place in its port is free again when it is done. Bytes are moved in whole bursts.
 *
 * <p>Not modelled: strides inside a packet (a packet's bytes are taken as one run); that what is read may still wait to be
 * written (it is fetched from the banks all the same).
 */
public final class DramController {
    private final Simulation simulation;
    private final String name;
    private final DramChannel channel;
    private final ClockDomain clock;
    private final InFlight inFlight = new InFlight();
    private final ArrayDeque<DramTransfer> reads = new ArrayDeque<>();
    private final ArrayDeque<DramTransfer> writes = new ArrayDeque<>();
    private final Action arbitrate = this::arbitrate;
    private final Action wake = this::wake;
    private final Action drained = () -> {}; // the simulation lasts until then
    private final int burstCycles;
    private final int readLatency;
    private final int writeLatency;
    private WorkByOwner bursts = new WorkByOwner(1);
    private DramPort[] ports = {};
    private int turn;
    private boolean anyArrived;
    private long wakeTick = Simulation.NEVER;
    private long overtakenTick = Simulation.NEVER;
    private long bytes;
    private long unmovedWrites;

    /**
     * A channel on a simulation.
     *
     * @param simulation whose time it lives in
     * @param name e.g. {@code dram.0}
     * @param spec what channel
     */
    public DramController(Simulation simulation, String name, DramChannelSpec spec) {
        this(simulation, name, spec, CommandListener.NONE);
    }

    /** A channel that also tells of its commands. */
    DramController(Simulation simulation, String name, DramChannelSpec spec, CommandListener commands) {
        this.simulation = simulation;
        this.name = name;
        this.channel = new DramChannel(spec, this::moved, commands);
        this.clock = new ClockDomain(spec.standard().clockPeriod().femtoseconds());
        this.burstCycles = spec.standard().timing("burst");
        this.readLatency = spec.standard().timing("CL");
        this.writeLatency = spec.standard().timing("CWL");
        channel.flush(); // whoever waits for a write to be done would otherwise wait for the next write
    }

    /** Of packets that wait here it is to be known behind whom of so many owners; said before the first packet comes. */
    public void tellApart(int owners) {
        bursts = new WorkByOwner(owners);
    }

    /** Adds a port with room for {@code depth} packets; a port has one sender. */
    public Port newPort(int depth) {
        DramPort port = new DramPort(this, depth);
        ports = Arrays.copyOf(ports, ports.length + 1);
        ports[ports.length - 1] = port;
        return port;
    }

    public String name() {
        return name;
    }

    public ResourceKind kind() {
        return ResourceKind.DRAM;
    }

    /** What the channel was built from. */
    public DramChannelSpec spec() {
        return channel.spec();
    }

    /** What the channel counted so far. */
    public DramCounters counters() {
        return channel.counters();
    }

    /** How long the ranks have been in which state so far. */
    public DramCounters.RankStandby standby() {
        return channel.standby();
    }

    /** Bytes asked for by the packets that passed. */
    public long servedBytes() {
        return bytes;
    }

    /** What the channel has used from the start to a tick; empty where the standard's table states no currents. */
    public Optional<DramEnergy> energyUntil(long tick) {
        long cycle = clock.cyclesRoundedUp(tick);
        playTo(Math.max(cycle, channel.cycle()));
        return DramEnergy.of(channel, Math.max(cycle, channel.counters().lastDataCycle()));
    }

    void arrived(Packet packet) {
        long end = packet.request().address() + packet.request().bytes();
        if (end > spec().map().capacityBytes()) {
            throw new IllegalArgumentException(name + ": address " + (end - 1) + " is beyond the channel's capacity of "
                    + spec().map().capacityBytes() + " bytes");
        }
        packet.enter(simulation.now());
        anyArrived = true;
        wake();
    }

    private void wake() {
        wakeAt(simulation.now());
    }

    /** Wakes at a tick unless an earlier wake-up is due. One that was overtaken is still to come and may be wanted again. */
    private void wakeAt(long tick) {
        if (tick >= wakeTick) {
            return;
        }
        if (tick == overtakenTick) {
            overtakenTick = Simulation.NEVER;
        } else {
            simulation.at(tick, Phase.ARBITRATE, arbitrate);
        }
        if (wakeTick != Simulation.NEVER) {
            overtakenTick = wakeTick;
        }
        wakeTick = tick;
    }

    private void arbitrate() {
        if (simulation.now() != wakeTick) {
            forgetOvertaken();
            return;
        }
        wakeTick = Simulation.NEVER;
        long cycle = clock.cyclesRoundedUp(simulation.now());
        playTo(cycle);
        if (anyArrived) {
            noteArrivals(cycle);
        }
        admit();
        feed();
        wakeForNextDone();
    }

    private void forgetOvertaken() {
        if (simulation.now() == overtakenTick) {
            overtakenTick = Simulation.NEVER;
        }
    }

    private void playTo(long cycle) {
        while (channel.cycle() < cycle) {
            channel.advance(cycle);
            feed();
        }
    }

    private void noteArrivals(long cycle) {
        anyArrived = false;
        for (DramPort port : ports) {
            while (!port.arrived().isEmpty()) {
                Packet packet = port.arrived().remove();
                boolean write = packet.request().access() == Access.WRITE;
                long busy = channel.counters().dataCyclesBefore(cycle);
                int burstBytes = spec().geometry().burstBytes();
                long latency = write ? 0 : clock.ticks(readLatency);
                if (bursts.tellsApart()) {
                    packet.arriveAfter(bursts.until(simulation.now()));
                }
                port.waiting().add(new DramTransfer(packet, port, write, burstBytes, busy, latency));
            }
        }
    }

    /** Lets in, one of each port in turn, every packet that has a way on; who was let in last waits longest. */
    private void admit() {
        int passed = 0;
        while (passed < ports.length) {
            DramPort port = ports[turn];
            turn = (turn + 1) % ports.length;
            DramTransfer head = port.waiting().peek();
            if (head != null && reserveWayOn(head.packet())) {
                enter(port.waiting().remove());
                passed = 0;
            } else {
                passed++;
            }
        }
    }

    private boolean reserveWayOn(Packet packet) {
        if (packet.atLastHop() || packet.nextPort().tryReserve(packet)) {
            return true;
        }
        packet.nextPort().whenSpace(wake);
        return false;
    }

    private void enter(DramTransfer transfer) {
        inFlight.add(transfer);
        transfer.admit(simulation.now());
        if (transfer.isWrite()) {
            unmovedWrites += transfer.unmoved();
            writes.add(transfer);
        } else {
            reads.add(transfer);
        }
    }

    private void feed() {
        feed(reads, false);
        feed(writes, true);
    }

    private void feed(ArrayDeque<DramTransfer> waiting, boolean write) {
        while (!waiting.isEmpty() && channel.accepts(write)) {
            DramTransfer transfer = waiting.peek();
            transfer.sendNext(channel);
            if (!transfer.hasUnsent()) {
                waiting.remove();
                if (write) {
                    finishAt(channel.cycle() + 1, transfer, channel.counters().dataCyclesBefore(channel.cycle()));
                }
            }
        }
    }

    private void moved(int tag, boolean write, long arrivedCycle, long dataEndCycle) {
        DramTransfer transfer = inFlight.transfer(tag);
        boolean last = transfer.moved();
        bursts.add(transfer.packet().route().owner(), 1);
        if (last) {
            inFlight.remove(transfer);
            bytes += transfer.packet().request().bytes();
        }
        if (write && --unmovedWrites == 0) {
            simulation.at(clock.ticks(dataEndCycle), Phase.COMPLETE, drained);
        } else if (last && !write) {
            finishAt(dataEndCycle, transfer, channel.counters().dataCycles());
        }
    }

    private void finishAt(long cycle, DramTransfer transfer, long busyCycles) {
        long doneTick = clock.ticks(cycle);
        transfer.grant(doneTick, busyCycles, clock.periodFemtoseconds());
        transfer.standBehind(doneTick, bursts);
        simulation.at(doneTick, Phase.COMPLETE, transfer::finish);
    }

    /**
     * Wakes before the first cycle at which any packet can be done, and before the last write can be at the banks. The pins
     * move one burst at a time, so n bursts need n bursts' cycles after both the data already decided and the latency of a
     * command not yet out. A write that found the buffer full waits for as many places as it has bursts, and commands, of
     * which there is one a cycle at most, free them.
     */
    private void wakeForNextDone() {
        long decided = channel.counters().lastDataCycle();
        long earliest = inFlight.earliestRead(Math.max(decided, channel.cycle() + readLatency), burstCycles);
        if (unmovedWrites > 0) {
            long first = Math.max(decided, channel.cycle() + writeLatency);
            earliest = Math.min(earliest, first + unmovedWrites * burstCycles);
        }
        if (!writes.isEmpty()) {
            earliest = Math.min(earliest, channel.nextDecision() + writes.peek().unsent() + 1);
        }
        if (earliest != Simulation.NEVER) {
            wakeAt(clock.ticks(earliest - 1));
        }
    }
}

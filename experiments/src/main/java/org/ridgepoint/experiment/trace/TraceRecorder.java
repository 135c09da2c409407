package org.ridgepoint.experiment.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.machine.RunListener;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;

/**
 * Keeps when each part of a chip was at work, in a bounded number of slices: whenever there are too many, slices that are
 * close together become one, so that a trace always shows the whole run.
 */
public final class TraceRecorder implements RunListener {
    /** Most slices kept. */
    public static final int MOST_SLICES = 100_000;

    private static final long FIRST_GAP_TICKS = 1_000_000;
    private static final long GAP_GROWTH = 4;

    private final int mostSlices;
    private final List<TrackRecorder> tracks = new ArrayList<>();
    private final Map<String, TrackRecorder> engines = new HashMap<>();
    private final IdentityHashMap<Port, TrackRecorder> ports = new IdentityHashMap<>();
    private final Map<String, Integer> sameNames = new HashMap<>();
    private final TrackRecorder array = newTrack(Group.ARRAY, "array");
    private long gapTicks;
    private int slices;

    /** A recorder of at most {@link #MOST_SLICES} slices. */
    public TraceRecorder() {
        this(MOST_SLICES);
    }

    /** A recorder of at most so many slices. */
    public TraceRecorder(int mostSlices) {
        this.mostSlices = mostSlices;
    }

    @Override
    public void layersFinished(int finished, int all) {
        // slices know their layers
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        add(array, layer, beginTick, endTick, endsTile ? 1 : 0, 0, endsTile);
    }

    @Override
    public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
        TrackRecorder track = engines.get(engine);
        if (track == null) {
            track = newTrack(Group.DMA, engine);
            engines.put(engine, track);
        }
        add(track, layer, issuedTick, doneTick, 1, bytes, false);
    }

    @Override
    public void delivered(int layer, Packet packet) {
        int last = packet.route().length() - 1;
        for (int hop = 0; hop <= last; hop++) {
            Grant grant = packet.grant(hop);
            Port port = packet.route().hop(hop);
            TrackRecorder track = ports.get(port);
            if (track == null) {
                track = portTrack(port, hop == 0, hop == last);
                ports.put(port, track);
            }
            add(
                    track,
                    layer,
                    grant.startTick(),
                    grant.freeTick(),
                    1,
                    packet.request().bytes(),
                    false);
        }
    }

    /** What was kept. */
    public Trace trace() {
        return new Trace(
                tracks.stream()
                        .filter(track -> track.size() > 0)
                        .map(TrackRecorder::track)
                        .toList(),
                gapTicks);
    }

    private void add(TrackRecorder track, int layer, long begin, long end, long items, long bytes, boolean closes) {
        int before = track.size();
        track.add(layer, begin, end, items, bytes, closes, gapTicks);
        slices += track.size() - before;
        while (slices > mostSlices) {
            gapTicks = Math.max(FIRST_GAP_TICKS, Math.multiplyExact(gapTicks, GAP_GROWTH));
            tracks.forEach(each -> each.merge(gapTicks));
            slices = tracks.stream().mapToInt(TrackRecorder::size).sum();
        }
    }

    /** Ports that share a name are told apart by the order in which they were first used. */
    private TrackRecorder portTrack(Port port, boolean first, boolean last) {
        String name = port.name() + (first ? " out" : last ? " in" : "");
        int number = sameNames.merge(name, 1, Integer::sum);
        return newTrack(group(port.kind()), number == 1 ? name : name + " " + number);
    }

    private TrackRecorder newTrack(Group group, String name) {
        TrackRecorder track = new TrackRecorder(group, name);
        tracks.add(track);
        return track;
    }

    private static Group group(ResourceKind kind) {
        return switch (kind) {
            case DRAM -> Group.DRAM;
            case BUS, LINK, FABRIC -> Group.WIRES;
            case BULK_SRAM, LOCAL_SRAM -> Group.SRAM;
            case VECTOR, HOST -> Group.ELEMENTS;
        };
    }
}

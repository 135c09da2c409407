package org.ridgepoint.experiment.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.experiment.trace.Trace.Group;
import org.ridgepoint.experiment.trace.Trace.Track;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/**
 * Keeps when each part of a chip was at work, in a bounded number of slices: whenever there are too many, slices that are
 * close together become one, so that a trace always shows the whole run.
 */
public final class TraceRecorder implements RunListener {
    /** Most slices kept. */
    public static final int MOST_SLICES = 100_000;

    private static final long FIRST_GAP_TICKS = 1_000_000;
    private static final long GAP_GROWTH = 4;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int DIGITS = 8;

    private final int mostSlices;
    private final List<TrackRecorder> tracks = new ArrayList<>();
    private final Map<String, TrackRecorder> engines = new HashMap<>();
    private final IdentityHashMap<Port, TrackRecorder> ports = new IdentityHashMap<>();
    private final Map<String, Integer> sameNames = new HashMap<>();
    private final CoreTracks first = new CoreTracks("");
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
    public void progressed(long done, long all) {
        // slices know their layers
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        first.computed(layer, beginTick, endTick, endsTile);
    }

    @Override
    public void waited(int layer, long beginTick, long endTick, StallCause cause) {
        first.waited(layer, beginTick, endTick, cause);
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
        for (int hop = 0; hop < packet.passedHops(); hop++) {
            served(layer, packet, hop, portName(packet.route(), hop));
        }
    }

    @Override
    public void fed(int layer, Packet packet) {
        served(layer, packet, 0, packet.route().hop(0).name() + " out to array");
    }

    private void served(int layer, Packet packet, int hop, String name) {
        Grant grant = packet.grant(hop);
        Port port = packet.route().hop(hop);
        TrackRecorder track = ports.get(port);
        if (track == null) {
            track = portTrack(port, name);
            ports.put(port, track);
        }
        long bytes = packet.bytes(hop);
        add(track, layer, grant.startTick(), grant.freeTick(), 1, bytes, false);
    }

    /** Of other cores than the first, arrays and waits have tracks of their own; ports and engines have theirs by name. */
    @Override
    public RunListener ofCore(int core) {
        return core == 0 ? this : new CoreTracks("." + core);
    }

    /** Records one core into the tracks of all. */
    private final class CoreTracks implements RunListener {
        private final String suffix;
        private final TrackRecorder array;
        private final Map<StallCause, TrackRecorder> waits = new EnumMap<>(StallCause.class);

        CoreTracks(String suffix) {
            this.suffix = suffix;
            this.array = newTrack(Group.ARRAY, "array" + suffix);
        }

        @Override
        public void progressed(long done, long all) {
            // slices know their layers
        }

        @Override
        public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
            add(array, layer, beginTick, endTick, endsTile ? 1 : 0, 0, endsTile);
        }

        @Override
        public void waited(int layer, long beginTick, long endTick, StallCause cause) {
            TrackRecorder track = waits.computeIfAbsent(cause, any -> newTrack(Group.WAITS, cause.label() + suffix));
            add(track, layer, beginTick, endTick, 1, 0, false);
        }

        @Override
        public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
            TraceRecorder.this.transferred(engine, layer, bytes, issuedTick, doneTick);
        }

        @Override
        public void delivered(int layer, Packet packet) {
            TraceRecorder.this.delivered(layer, packet);
        }

        @Override
        public void fed(int layer, Packet packet) {
            TraceRecorder.this.fed(layer, packet);
        }
    }

    /** What was kept. */
    public Trace trace() {
        return new Trace(
                tracks.stream()
                        .filter(track -> track.size() > 0)
                        .map(TrackRecorder::track)
                        .sorted(Comparator.comparing(Track::group).thenComparing(Track::name, TraceRecorder::byNumber))
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

    /** Ports that share a name are told apart by who is at the other end. */
    private static String portName(Route route, int hop) {
        Port port = route.hop(hop);
        int last = route.length() - 1;
        String name = port.name();
        if (last > 0 && hop == 0) {
            name += " out to " + route.hop(last).name();
        } else if (last > 0 && hop == last) {
            name += " in from " + route.hop(0).name();
        }
        return name;
    }

    /** Where names are the same, too, the order in which they were used tells the ports apart. */
    private TrackRecorder portTrack(Port port, String name) {
        int number = sameNames.merge(name, 1, Integer::sum);
        return newTrack(group(port.kind()), number == 1 ? name : name + " " + number);
    }

    /** Names in their order, {@code dram.2} before {@code dram.10}. */
    private static int byNumber(String one, String other) {
        return padded(one).compareTo(padded(other));
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
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

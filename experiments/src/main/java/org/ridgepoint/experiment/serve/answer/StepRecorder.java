package org.ridgepoint.experiment.serve.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;

/** Keeps every step of a run that is small enough to follow by hand, in cycles of its array. */
final class StepRecorder implements RunListener {
    /** No person follows more. */
    static final int MOST_STEPS = 4000;

    private final double ticksOfCycle;
    private final List<Map<String, Object>> packets = new ArrayList<>();
    private final List<Map<String, Object>> feeds = new ArrayList<>();
    private final List<Map<String, Object>> works = new ArrayList<>();
    private final List<Map<String, Object>> waits = new ArrayList<>();

    StepRecorder(double ticksOfCycle) {
        this.ticksOfCycle = ticksOfCycle;
    }

    @Override
    public void progressed(long done, long all) {
        // every step is kept as it is told
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        keep(works, between(beginTick, endTick));
    }

    @Override
    public void waited(int layer, long beginTick, long endTick, StallCause cause) {
        Map<String, Object> wait = between(beginTick, endTick);
        wait.put("cause", cause.label());
        keep(waits, wait);
    }

    @Override
    public void delivered(int layer, Packet packet) {
        keep(packets, moved(packet));
    }

    @Override
    public void fed(int layer, Packet packet) {
        keep(feeds, moved(packet));
    }

    private Map<String, Object> moved(Packet packet) {
        Map<String, Object> moved = new LinkedHashMap<>();
        moved.put("address", packet.request().address());
        moved.put("bytes", packet.request().bytes());
        moved.put("write", packet.request().access() == Access.WRITE);
        List<Map<String, Object>> hops = new ArrayList<>();
        for (int hop = 0; hop < packet.passedHops(); hop++) {
            Map<String, Object> at =
                    between(packet.grant(hop).startTick(), packet.grant(hop).freeTick());
            at.put("part", packet.route().hop(hop).name());
            at.put("kind", packet.route().hop(hop).kind().name());
            at.put("done", cycles(packet.grant(hop).doneTick()));
            hops.add(at);
        }
        moved.put("hops", hops);
        return moved;
    }

    private Map<String, Object> between(long beginTick, long endTick) {
        Map<String, Object> span = new LinkedHashMap<>();
        span.put("begin", cycles(beginTick));
        span.put("end", cycles(endTick));
        return span;
    }

    private double cycles(long ticks) {
        return ticks / ticksOfCycle;
    }

    private static void keep(List<Map<String, Object>> list, Map<String, Object> step) {
        if (list.size() == MOST_STEPS) {
            throw new TooManySteps();
        }
        list.add(step);
    }

    /** There is more than a person could follow. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    List<Map<String, Object>> packets() {
        return packets;
    }

    List<Map<String, Object>> feeds() {
        return feeds;
    }

    List<Map<String, Object>> works() {
        return works;
    }

    List<Map<String, Object>> waits() {
        return waits;
    }
}

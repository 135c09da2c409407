package org.ridgepoint.accelerator.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/** Whatever anybody is told, a line each, with the nanosecond at which it was. */
public final class StageNotes implements Onlooker, RunListener {
    private static final long TICKS_PER_NANOSECOND = 1_000_000;

    private final Simulation simulation;
    private final List<String> lines = new ArrayList<>();

    public StageNotes(Simulation simulation) {
        this.simulation = simulation;
    }

    /** Writes a line of the test's own. */
    public void note(String line) {
        lines.add(String.format(Locale.ROOT, "%5d  %s", nanoseconds(simulation.now()), line));
    }

    /** All lines so far, which are then forgotten. */
    public String text() {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        lines.clear();
        return text;
    }

    @Override
    public void delivered(Leg leg, Packet packet) {
        note(leg.name().toLowerCase(Locale.ROOT) + " packet @"
                + packet.request().address() + " +" + packet.request().bytes());
    }

    @Override
    public void begins(Quantum quantum) {
        note("begins since " + nanoseconds(quantum.beginTick()));
    }

    @Override
    public void ends(Quantum quantum) {
        note("ends");
    }

    @Override
    public void idles() {
        note("idles");
    }

    @Override
    public void progressed(long done, long all) {
        note(done + " of " + all + " done");
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        note("computed for layer " + layer + " from " + nanoseconds(beginTick) + " to " + nanoseconds(endTick)
                + (endsTile ? ", all of a tile" : ""));
    }

    @Override
    public void waited(int layer, long beginTick, long endTick, StallCause cause) {
        note("layer " + layer + " waited from " + nanoseconds(beginTick) + " to " + nanoseconds(endTick) + ": "
                + cause.label());
    }

    @Override
    public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
        note(engine + " for layer " + layer + ": " + bytes + " B from " + nanoseconds(issuedTick) + " to "
                + nanoseconds(doneTick));
    }

    @Override
    public void delivered(int layer, Packet packet) {
        note("layer " + layer + " packet +" + packet.request().bytes() + " behind "
                + packet.route().hop(packet.route().length() - 1).name());
    }

    private static long nanoseconds(long tick) {
        return tick / TICKS_PER_NANOSECOND;
    }
}

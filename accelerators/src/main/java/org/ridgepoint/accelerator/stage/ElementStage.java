package org.ridgepoint.accelerator.stage;

import java.util.Optional;
import org.ridgepoint.accelerator.hardware.ElementWorker;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.OutputBlock;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.Route;

/**
 * Layers that the vector unit, or the host, works on alone: reads a block from local SRAM, works on it, writes the result
 * back; two blocks at a time, so that reading overlaps work.
 */
public final class ElementStage {
    private static final int AHEAD = 2;

    private final Simulation simulation;
    private final ElementWorker vector;
    private final Optional<ElementWorker> host;
    private final Books books;
    private final StepListener listener;
    private final StepQueue steps = new StepQueue();
    private final Action pump = this::pump;
    private int working;
    private boolean hostWorks;

    public ElementStage(
            Simulation simulation,
            ElementWorker vector,
            Optional<ElementWorker> host,
            Books books,
            StepListener listener) {
        this.simulation = simulation;
        this.vector = vector;
        this.host = host;
        this.books = books;
        this.listener = listener;
    }

    public void enqueue(TileTask step) {
        steps.add(step);
    }

    public StepQueue steps() {
        return steps;
    }

    public int waiting() {
        return steps.size();
    }

    public boolean working() {
        return working > 0;
    }

    public boolean hostWorks() {
        return working > 0 && hostWorks;
    }

    /** The task whose operands are awaited. */
    public Optional<TileTask> awaited() {
        return steps.head();
    }

    /** Begins what can begin. */
    public void pump() {
        while (working < AHEAD && steps.head().isPresent()) {
            Optional<LocalPiece> missing = steps.head().get().firstMissing();
            if (missing.isPresent()) {
                missing.get().whenReady(pump);
                return;
            }
            begin(steps.remove());
        }
    }

    private void begin(TileTask step) {
        working++;
        hostWorks = step.onHost();
        ElementWorker worker = step.onHost() ? host.orElseThrow() : vector;
        OutputBlock block = step.output().orElseThrow();
        books.tally().worksOn(step);
        worker.worker().announce(worker.agent(), block.vectorOperations());
        send(worker, step.layer(), worker.in(), step.inputBytes(), Access.READ, () -> {
            send(worker, step.layer(), worker.out(), block.bytes(), Access.WRITE, () -> finish(step));
        });
    }

    private void send(ElementWorker worker, int layer, Route way, long bytes, Access access, Action then) {
        int size = Math.toIntExact(Math.max(1, bytes));
        Request request = Request.contiguous(worker.agent(), 0, size, access, simulation.now());
        Packet packet = new Packet(request, way, delivered -> {
            books.listener().delivered(layer, delivered);
            if (worker != vector) {
                books.onlooker().delivered(Leg.HOST, delivered);
            }
            then.fire();
        });
        if (!way.hop(0).tryReserve(packet)) {
            throw new IllegalStateException(
                    way.hop(0).name() + " has no place, though at most " + AHEAD + " are asked for");
        }
        way.hop(0).arrive(packet);
    }

    private void finish(TileTask step) {
        working--;
        listener.finished(step);
        pump();
    }
}

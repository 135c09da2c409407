package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.OperandPath;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Packet;

/**
 * The MAC array with the operand buffers before it: works off tiles in order, each in quanta of some hundred cycles.
 *
 * <p>Timing: a quantum's operands are asked of local SRAM while the quantum before it runs, so that the array and the
 * SRAM's ports work side by side; the array may begin once the first of them come and ends no sooner than the last. Both
 * must be granted: a port that is slower than the array, or busy with other packets, holds the array up.
 */
public final class ArrayStage {
    private static final int AHEAD = 2;

    private final Simulation simulation;
    private final Array array;
    private final OperandPath operands;
    private final Books books;
    private final StepListener listener;
    private final StepQueue steps = new StepQueue();
    private final ArrayDeque<Quantum> inFlight = new ArrayDeque<>();
    private final ArrayDeque<Quantum> fed = new ArrayDeque<>();
    private final Action feedNext = this::feed;
    private final Action finishQuantum = this::finishQuantum;
    private ArrayTask feeding;
    private Quantum running;
    private int ahead;
    private long onTheWay;
    private long idleSince;

    /**
     * What the stage knows of the array.
     *
     * @param model cycles and accesses of tiles
     * @param clock of the array
     * @param macsPerCycle of the whole array at the run's precision
     * @param elementBits of an operand
     * @param launchCycles before a layer's first tile
     */
    public record Array(ArrayModel model, ClockDomain clock, double macsPerCycle, int elementBits, long launchCycles) {
        /** What a step costs on it. */
        ArrayTask task(TileTask step) {
            long launch = step.opensLayer() ? launchCycles : 0;
            return new ArrayTask(step, model.work(step.tile().orElseThrow()), macsPerCycle, elementBits, launch);
        }
    }

    public ArrayStage(Simulation simulation, Array array, OperandPath operands, Books books, StepListener listener) {
        this.simulation = simulation;
        this.array = array;
        this.operands = operands;
        this.books = books;
        this.listener = listener;
    }

    public void enqueue(TileTask step) {
        steps.add(step);
    }

    public StepQueue steps() {
        return steps;
    }

    /** Tasks not yet begun. */
    public int waiting() {
        return steps.size();
    }

    /** The task whose operands are on their way into the array; of several the one that was asked for first. */
    public Optional<TileTask> beingFed() {
        return Optional.ofNullable(inFlight.peek()).map(Quantum::step);
    }

    /** The task whose operands are awaited. */
    public Optional<TileTask> awaited() {
        return feeding != null ? Optional.of(feeding.step()) : steps.head();
    }

    /** Asks for the operands of the next quanta. */
    public void feed() {
        while (ahead < AHEAD + onTheWay) {
            if (feeding == null && !beginTask()) {
                return;
            }
            ahead++;
            Quantum quantum = feeding.next();
            onTheWay = quantaDuring(operands.flightTicks(), quantum);
            if (quantum.last()) {
                feeding = null;
            }
            send(quantum);
        }
    }

    /** Quanta of this size that the array works off in so many ticks. */
    private long quantaDuring(long ticks, Quantum quantum) {
        long quantumTicks = Math.max(1, workTicks(quantum));
        return Exact.ceilDiv(ticks, quantumTicks);
    }

    private long workTicks(Quantum quantum) {
        return array.clock().ticks(quantum.cycles().all());
    }

    private boolean beginTask() {
        Optional<TileTask> next = steps.head();
        if (next.isEmpty()) {
            return false;
        }
        Optional<LocalPiece> missing = next.get().firstMissing();
        if (missing.isPresent()) {
            missing.get().whenReady(feedNext);
            return false;
        }
        feeding = array.task(steps.remove());
        books.tally().multiplies(feeding);
        return true;
    }

    private void send(Quantum quantum) {
        if (quantum.operands().bytes() == 0) {
            quantum.fed(simulation.now(), simulation.now(), Optional.empty());
            arrive(quantum);
            return;
        }
        inFlight.add(quantum);
        operands.fetch(quantum.operands(), new Feeding(quantum));
    }

    /** Waits for a quantum's operands. */
    private final class Feeding implements OperandPath.Listener {
        private final Quantum quantum;

        Feeding(Quantum quantum) {
            this.quantum = quantum;
        }

        @Override
        public void arrived(long firstTick, Packet last) {
            inFlight.remove(quantum);
            quantum.fed(firstTick, simulation.now(), Optional.of(last));
            arrive(quantum);
        }

        @Override
        public void moved(Packet packet) {
            books.listener().fed(quantum.layer(), packet);
        }
    }

    private void arrive(Quantum quantum) {
        fed.add(quantum);
        run();
    }

    private void run() {
        if (running != null || fed.isEmpty()) {
            return;
        }
        running = fed.remove();
        running.begin(idleSince);
        books.onlooker().begins(running);
        simulation.at(running.endTick(workTicks(running)), Phase.COMPLETE, finishQuantum);
    }

    private void finishQuantum() {
        Quantum done = running;
        running = null;
        ahead--;
        books.onlooker().ends(done);
        idleSince = simulation.now();
        books.listener().computed(done.layer(), done.beginTick(), idleSince, done.last());
        if (done.last()) {
            listener.finished(done.step());
        }
        feed();
        run();
        if (running == null) {
            books.onlooker().idles();
        }
    }
}

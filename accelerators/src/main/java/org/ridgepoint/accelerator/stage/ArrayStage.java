package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.OperandPath;
import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.Step;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.PacketBlame;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/**
 * The MAC array with the operand buffers before it: works off tiles in order, each in quanta of some hundred cycles.
 *
 * <p>Timing: a quantum's operands are asked of local SRAM while the quantum before it runs, so that the array and the
 * SRAM's ports work side by side; the array may begin once the first of them come and ends no sooner than the last. Both
 * must be granted: a port that is slower than the array, or busy with other packets, holds the array up.
 */
public final class ArrayStage {
    private static final long QUANTUM_CYCLES = 512;
    private static final int AHEAD = 2;

    private final Simulation simulation;
    private final ArrayModel model;
    private final ClockDomain clock;
    private final double macsPerCycle;
    private final int elementBits;
    private final long launchCycles;
    private final OperandPath operands;
    private final Books books;
    private final ArrayDeque<Task> tasks = new ArrayDeque<>();
    private final ArrayDeque<Quantum> fed = new ArrayDeque<>();
    private final Action feedNext = this::feed;
    private final Action finishQuantum = this::finishQuantum;
    private TaskListener listener = step -> {};
    private Task feeding;
    private Quantum running;
    private int ahead;
    private long onTheWay;
    private int inFlight;
    private long idleSince;

    /** Told when a tile has been worked off. */
    @FunctionalInterface
    public interface TaskListener {
        void finished(Step step);
    }

    public ArrayStage(
            Simulation simulation,
            ArrayModel model,
            ClockDomain clock,
            double macsPerCycle,
            int elementBits,
            long launchCycles,
            OperandPath operands,
            Books books) {
        this.simulation = simulation;
        this.model = model;
        this.clock = clock;
        this.macsPerCycle = macsPerCycle;
        this.elementBits = elementBits;
        this.launchCycles = launchCycles;
        this.operands = operands;
        this.books = books;
    }

    public void whenFinished(TaskListener whom) {
        listener = whom;
    }

    public void enqueue(Step step) {
        tasks.add(new Task(step));
    }

    /** Tasks not yet begun. */
    public int waiting() {
        return tasks.size();
    }

    /** Operands are on their way into the array. */
    public boolean feedInFlight() {
        return inFlight > 0;
    }

    /** The task whose operands are awaited. */
    public Optional<Step> awaited() {
        if (feeding != null) {
            return Optional.of(feeding.step);
        }
        return Optional.ofNullable(tasks.peek()).map(task -> task.step);
    }

    /** Asks for the operands of the next quanta. */
    public void feed() {
        while (ahead < AHEAD + onTheWay) {
            if (feeding == null && !beginTask()) {
                return;
            }
            ahead++;
            Quantum quantum = feeding.nextQuantum();
            onTheWay = quantaDuring(operands.flightTicks(), quantum);
            if (quantum.last) {
                feeding = null;
            }
            send(quantum);
        }
    }

    /** Quanta of this size that the array works off in so many ticks. */
    private long quantaDuring(long ticks, Quantum quantum) {
        long quantumTicks = Math.max(1, clock.ticks(quantum.cycles));
        return (ticks + quantumTicks - 1) / quantumTicks;
    }

    private boolean beginTask() {
        Task next = tasks.peek();
        if (next == null) {
            return false;
        }
        LocalPiece missing = next.step.firstMissing();
        if (missing != null) {
            missing.whenReady(feedNext);
            return false;
        }
        books.waits().touch();
        feeding = tasks.remove();
        feeding.begin();
        return true;
    }

    private void send(Quantum quantum) {
        if (quantum.operands.bytes() == 0) {
            arrive(quantum, simulation.now(), simulation.now());
            return;
        }
        inFlight++;
        books.waits().touch();
        operands.fetch(quantum.operands, (firstTick, last) -> {
            inFlight--;
            quantum.lastPacket = last;
            arrive(quantum, firstTick, simulation.now());
        });
    }

    private void arrive(Quantum quantum, long firstTick, long lastTick) {
        quantum.firstTick = firstTick;
        quantum.lastTick = lastTick;
        fed.add(quantum);
        run();
    }

    private void run() {
        if (running != null || fed.isEmpty()) {
            return;
        }
        running = fed.remove();
        running.beginTick = Math.max(idleSince, running.firstTick);
        books.waits().endIdle(running.beginTick, running::journey);
        long end = Math.max(running.lastTick, running.beginTick + clock.ticks(running.cycles));
        simulation.at(end, Phase.COMPLETE, finishQuantum);
    }

    private void finishQuantum() {
        Quantum done = running;
        running = null;
        ahead--;
        charge(done);
        idleSince = simulation.now();
        books.listener().computed(done.task.step.layer(), done.beginTick, idleSince, done.last);
        if (done.last) {
            listener.finished(done.task.step);
        }
        feed();
        run();
        if (running == null) {
            books.waits().beginIdle();
        }
    }

    private void charge(Quantum quantum) {
        CycleLedger ledger = books.of(quantum.task.step.layer()).ledger();
        long launch = clock.ticks(quantum.launchCycles);
        long fillDrain = clock.ticks(quantum.fillDrainCycles);
        long load = clock.ticks(quantum.loadCycles);
        long stream = clock.ticks(quantum.streamCycles);
        long useful = Math.min(stream, Math.round(stream * quantum.task.usefulShare));
        long all = simulation.now() - quantum.beginTick;
        ledger.charge(StallCause.LAUNCH, launch);
        ledger.charge(StallCause.FILL_DRAIN, fillDrain);
        ledger.charge(StallCause.OPERAND_LOAD, load);
        ledger.charge(StallCause.USEFUL_MACS, useful);
        ledger.charge(StallCause.UNUSED_LANES, stream - useful);
        long late = all - launch - fillDrain - load - stream;
        if (late > 0) {
            ledger.chargeInProportion(quantum.journey(), late);
        }
    }

    /** A tile with its cost, cut into quanta. */
    private final class Task {
        private final Step step;
        private ArrayWork work;
        private double usefulShare;
        private long inputBytes;
        private long operandBytes;
        private long launch;
        private long quanta;
        private long next;

        Task(Step step) {
            this.step = step;
        }

        void begin() {
            work = model.work(step.tile().orElseThrow());
            double slots = (double) work.streamCycles() * macsPerCycle;
            usefulShare = work.streamCycles() == 0 ? 0 : Math.min(1, work.executedMacs() / slots);
            inputBytes = work.inputReads() * elementBits / 8;
            operandBytes = ((work.inputReads() + work.weightReads()) * elementBits + 7) / 8;
            launch = step.opensLayer() ? launchCycles : 0;
            quanta = Math.max(1, (work.cycles() + QUANTUM_CYCLES - 1) / QUANTUM_CYCLES);
            books.of(step.layer()).tile(work, operandBytes);
        }

        Quantum nextQuantum() {
            Quantum quantum = new Quantum(this);
            quantum.streamCycles = part(work.streamCycles());
            quantum.fillDrainCycles = part(work.fillDrainCycles());
            quantum.loadCycles = part(work.operandLoadCycles());
            quantum.launchCycles = next == 0 ? launch : 0;
            quantum.cycles = quantum.streamCycles + quantum.fillDrainCycles + quantum.loadCycles + quantum.launchCycles;
            quantum.operands = new Operands(part(inputBytes), part(operandBytes) - part(inputBytes));
            next++;
            quantum.last = next == quanta;
            return quantum;
        }

        /** The present quantum's part of a whole, such that the parts add up. */
        private long part(long whole) {
            return whole * (next + 1) / quanta - whole * next / quanta;
        }
    }

    /** Some hundred cycles of a tile. */
    private static final class Quantum {
        private final Task task;
        private boolean last;
        private long cycles;
        private long streamCycles;
        private long fillDrainCycles;
        private long loadCycles;
        private long launchCycles;
        private Operands operands;
        private Packet lastPacket;
        private long firstTick;
        private long lastTick;
        private long beginTick;

        Quantum(Task task) {
            this.task = task;
        }

        /** Where the last of its operands spent their time on the way; local SRAM where it needs none. */
        CycleLedger journey() {
            if (lastPacket == null) {
                CycleLedger nowhere = new CycleLedger();
                nowhere.charge(StallCause.LOCAL_SRAM, 1);
                return nowhere;
            }
            return PacketBlame.journey(lastPacket);
        }
    }
}

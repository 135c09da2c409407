package org.ridgepoint.accelerator.stage;

import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.sim.compute.ArrayWork;
import org.ridgepoint.sim.quantity.Exact;

/** A tile with what it costs, cut into quanta whose parts add up to the whole. */
final class ArrayTask {
    private static final long QUANTUM_CYCLES = 512;

    private final TileTask step;
    private final ArrayWork work;
    private final double usefulShare;
    private final long inputBytes;
    private final long operandBytes;
    private final long launchCycles;
    private final long quanta;
    private long next;

    /**
     * A tile about to be worked off.
     *
     * @param macsPerCycle of the whole array
     * @param elementBits of an operand
     * @param launchCycles before its first quantum
     */
    ArrayTask(TileTask step, ArrayWork work, double macsPerCycle, int elementBits, long launchCycles) {
        this.step = step;
        this.work = work;
        double slots = (double) work.streamCycles() * macsPerCycle;
        this.usefulShare = work.streamCycles() == 0 ? 0 : Math.min(1, work.executedMacs() / slots);
        this.inputBytes = work.inputReads() * elementBits / 8;
        this.operandBytes = Exact.bytes(work.inputReads() + work.weightReads(), elementBits);
        this.launchCycles = launchCycles;
        this.quanta = Math.max(1, Exact.ceilDiv(work.cycles(), QUANTUM_CYCLES));
    }

    TileTask step() {
        return step;
    }

    ArrayWork work() {
        return work;
    }

    /** Bytes that the array reads for it. */
    long operandBytes() {
        return operandBytes;
    }

    Quantum next() {
        Quantum.ArrayCycles cycles = new Quantum.ArrayCycles(
                next == 0 ? launchCycles : 0,
                part(work.fillDrainCycles()),
                part(work.operandLoadCycles()),
                part(work.streamCycles()),
                usefulShare);
        Operands operands = operands(part(operandBytes), part(inputBytes));
        next++;
        return new Quantum(step, cycles, operands, next == quanta);
    }

    /** Of a quantum's bytes those that are input: rounded by itself, its part may come to one more than there are. */
    private static Operands operands(long bytes, long inputs) {
        long inputsOfThese = Math.min(inputs, bytes);
        return new Operands(inputsOfThese, bytes - inputsOfThese);
    }

    /** The next quantum's part of a whole, such that the parts add up. */
    private long part(long whole) {
        return whole * (next + 1) / quanta - whole * next / quanta;
    }
}

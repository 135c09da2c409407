package org.ridgepoint.accelerator.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.stage.Quantum.ArrayCycles;
import org.ridgepoint.sim.compute.ArrayWork;

class ArrayTaskTest {
    private static ArrayTask task(ArrayWork work, double macsPerCycle, int elementBits) {
        return new ArrayTask(StageBench.tile(1, true), work, macsPerCycle, elementBits, 20);
    }

    /** So many cycles of streaming, of filling and of loading, and reads of inputs and weights. */
    private static ArrayWork work(long stream, long fillDrain, long load, long inputs, long weights) {
        return new ArrayWork(
                stream,
                fillDrain,
                load,
                100,
                inputs,
                weights,
                new ArrayWork.PartialSums(0, 0),
                new ArrayWork.Lanes(0, 0),
                0);
    }

    /** 1030 cycles are three quanta of at most 512; thirds are rounded down, and what is left comes at the end. */
    @Test
    void aTileIsCutIntoQuantaThatAddUpToIt() {
        ArrayTask task = task(work(1000, 10, 20, 700, 61), 1, 8);
        assertThat(task.operandBytes()).isEqualTo(761);
        double share = 0.1;
        assertQuantum(task.next(), new ArrayCycles(20, 3, 6, 333, share), new Operands(233, 20), false);
        assertQuantum(task.next(), new ArrayCycles(0, 3, 7, 333, share), new Operands(233, 21), false);
        assertQuantum(task.next(), new ArrayCycles(0, 4, 7, 334, share), new Operands(234, 20), true);
    }

    private static void assertQuantum(Quantum quantum, ArrayCycles cycles, Operands operands, boolean last) {
        assertThat(quantum.cycles()).isEqualTo(cycles);
        assertThat(quantum.operands()).isEqualTo(operands);
        assertThat(quantum.last()).isEqualTo(last);
    }

    /** Parts of inputs and parts of all operands are rounded apart; of binary ones a part of the former can be the larger. */
    @Test
    void noQuantumHasFewerWeightsThanNone() {
        for (long inputs = 0; inputs < 40; inputs++) {
            for (long weights = 0; weights < 40; weights++) {
                ArrayTask task = task(work(2500, 0, 0, inputs, weights), 1, 1);
                long bytes = 0;
                boolean last = false;
                while (!last) {
                    Quantum quantum = task.next();
                    assertThat(quantum.operands().inputBytes()).isNotNegative();
                    assertThat(quantum.operands().weightBytes()).isNotNegative();
                    bytes += quantum.operands().bytes();
                    last = quantum.last();
                }
                assertThat(bytes).isEqualTo(task.operandBytes());
            }
        }
    }

    @Test
    void aQuantumHasAtMost512Cycles() {
        assertThat(task(work(500, 6, 6, 1, 1), 1, 8).next().last()).isTrue();
        assertThat(task(work(500, 7, 6, 1, 1), 1, 8).next().last()).isFalse();
        assertThat(task(work(0, 0, 0, 1, 1), 1, 8).next().last()).isTrue();
    }

    /** 3 inputs of 4 bits are 12 bits, of which one whole byte; with 2 weights 20 bits, in 3 bytes. */
    @Test
    void bitsAreRoundedUpToBytesOnce() {
        ArrayTask task = task(work(10, 0, 0, 3, 2), 1, 4);
        assertThat(task.operandBytes()).isEqualTo(3);
        assertThat(task.next().operands()).isEqualTo(new Operands(1, 2));
    }

    @Test
    void theUsefulShareIsOfAllLanesInTheStream() {
        assertThat(task(work(50, 30, 0, 1, 1), 4, 8).next().cycles().usefulShare())
                .isEqualTo(100.0 / (50 * 4));
        assertThat(task(work(50, 30, 0, 1, 1), 1, 8).next().cycles().usefulShare())
                .isEqualTo(1);
        assertThat(task(work(0, 30, 0, 1, 1), 4, 8).next().cycles().usefulShare())
                .isZero();
    }
}

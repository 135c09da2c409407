package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/** Which bursts that come may change what was decided: those that become a candidate, and those that may turn the pins. */
class SharedBuffersTest {
    private static final int READ = BurstTable.READ;
    private static final int WRITE = BurstTable.WRITE;

    private final DramPolicy policy = DramPolicies.named("standard+write-high:6+write-low:2");
    private final BurstTable bursts = new BurstTable(256, 8, 6 * 8);
    private final BankRows rows = new BankRows(bursts, 8, BankRows.NO_CAP);
    private final SharedBuffers buffers = new SharedBuffers(bursts, rows, policy);

    private boolean add(int type) {
        return buffers.add(bursts.take(type, 3, 5));
    }

    @Test
    void writesMatterAtTheWatermarksWhileReadsWait() {
        assertThat(add(READ)).isTrue();
        assertThat(add(READ)).isFalse();
        assertThat(add(WRITE)).isTrue(); // the first of its bank
        assertThat(add(WRITE)).isFalse();
        assertThat(add(WRITE)).isTrue(); // one above the low one
        assertThat(add(WRITE)).isFalse();
        assertThat(add(WRITE)).isFalse();
        assertThat(add(WRITE)).isTrue(); // the high one
        assertThat(add(WRITE)).isTrue();
        assertThat(add(READ)).isFalse();
    }

    @Test
    void withoutReadsEachWriteMattersAndTheFirstReadDoes() {
        assertThat(add(WRITE)).isTrue();
        assertThat(add(WRITE)).isTrue();
        assertThat(add(READ)).isTrue();
        assertThat(add(WRITE)).isTrue();
        assertThat(add(WRITE)).isFalse();
    }

    @Test
    void aBufferTakesAsManyAsItHasPlaces() {
        for (int i = 0; i < 64; i++) {
            assertThat(buffers.accepts(READ)).isTrue();
            add(READ);
        }
        assertThat(buffers.accepts(READ)).isFalse();
        assertThat(buffers.accepts(WRITE)).isTrue();
        rows.removeFirstMiss(3, READ);
        assertThat(buffers.accepts(READ)).isTrue();
        assertThat(buffers.waiting()).isZero();
        assertThat(buffers.move()).isFalse();
        assertThat(buffers.canMove()).isFalse();
    }
}

package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

class OverlappedTest {
    private final Overlapped overlapped = new Overlapped();
    private final CycleLedger first = new CycleLedger();
    private final CycleLedger second = new CycleLedger();

    private static CycleLedger of(StallCause cause) {
        CycleLedger ledger = new CycleLedger();
        ledger.charge(cause, 1);
        return ledger;
    }

    @Test
    void nothingIsChargedBeforeItIsKnownWhoseItIs() {
        overlapped.add(first, 10, of(StallCause.BUS), 5);
        assertThat(first.totalTicks()).isZero();
    }

    @Test
    void waitsSinceAStreamBeganAreTheStreams() {
        overlapped.add(first, 10, of(StallCause.BUS), 5);
        overlapped.add(first, 20, of(StallCause.BULK_SRAM), 3);
        overlapped.add(second, 30, of(StallCause.VECTOR_UNIT), 2);
        overlapped.areOfStream(10, of(StallCause.DRAM_BANDWIDTH));
        assertThat(first.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(8);
        assertThat(second.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(2);
        first.requireTotal("first", 8);
        second.requireTotal("second", 2);
    }

    @Test
    void waitsFromBeforeAStreamBeganAreTheirOwn() {
        overlapped.add(first, 10, of(StallCause.BUS), 5);
        overlapped.add(second, 12, of(StallCause.BUS), 4);
        overlapped.areOfStream(11, of(StallCause.DRAM_BANDWIDTH));
        assertThat(first.ticks(StallCause.BUS)).isEqualTo(5);
        assertThat(second.ticks(StallCause.DRAM_BANDWIDTH)).isEqualTo(4);
    }

    @Test
    void eachIsSettledOnce() {
        overlapped.add(first, 10, of(StallCause.BUS), 5);
        overlapped.areTheirOwn();
        overlapped.areOfStream(0, of(StallCause.DRAM_BANDWIDTH));
        overlapped.areTheirOwn();
        assertThat(first.ticks(StallCause.BUS)).isEqualTo(5);
        first.requireTotal("first", 5);
    }

    @Test
    void laterWaitsOfALayerBeganAnew() {
        overlapped.add(first, 10, of(StallCause.BUS), 5);
        overlapped.areTheirOwn();
        overlapped.add(first, 40, of(StallCause.BUS), 5);
        overlapped.areOfStream(20, of(StallCause.DRAM_LATENCY));
        assertThat(first.ticks(StallCause.DRAM_LATENCY)).isEqualTo(5);
    }
}

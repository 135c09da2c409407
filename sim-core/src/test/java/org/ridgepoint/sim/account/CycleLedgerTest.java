package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CycleLedgerTest {
    private static final StallCause[] CAUSES = StallCause.values();

    private final CycleLedger ledger = new CycleLedger();

    private static CycleLedger random(SplittableRandom random) {
        CycleLedger ledger = new CycleLedger();
        for (StallCause cause : CAUSES) {
            ledger.charge(cause, random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 40)));
        }
        return ledger;
    }

    @Test
    void chargesAddUpByCause() {
        ledger.charge(StallCause.BUS, 3);
        ledger.charge(StallCause.BUS, 4);
        ledger.charge(StallCause.TAIL, 0);
        assertThat(ledger.ticks(StallCause.BUS)).isEqualTo(7);
        assertThat(ledger.ticks(StallCause.TAIL)).isZero();
        assertThat(ledger.totalTicks()).isEqualTo(7);
    }

    @Test
    void lessThanNothingIsNotCharged() {
        assertThatThrownBy(() -> ledger.charge(StallCause.BUS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ticks charged to BUS must not be negative, was -1");
    }

    @Test
    void anotherLedgerIsAddedCauseByCause() {
        SplittableRandom random = new SplittableRandom(1);
        CycleLedger one = random(random);
        CycleLedger other = random(random);
        ledger.chargeAll(one);
        ledger.chargeAll(other);
        for (StallCause cause : CAUSES) {
            assertThat(ledger.ticks(cause)).isEqualTo(one.ticks(cause) + other.ticks(cause));
        }
        ledger.requireTotal("sum", one.totalTicks() + other.totalTicks());
    }

    @Test
    void whatRoundingLeavesGoesToTheLargest() {
        CycleLedger journey = new CycleLedger();
        journey.charge(StallCause.BUS, 1);
        journey.charge(StallCause.HOST, 2);
        ledger.chargeInProportion(journey, 10);
        assertThat(ledger.ticks(StallCause.BUS)).isEqualTo(3);
        assertThat(ledger.ticks(StallCause.HOST)).isEqualTo(6 + 1);
        assertThat(ledger.largest()).isEqualTo(StallCause.HOST);
    }

    @Test
    void ofEqualsTheFirstIsTheLargest() {
        CycleLedger journey = new CycleLedger();
        journey.charge(StallCause.HOST, 1);
        journey.charge(StallCause.BUS, 1);
        assertThat(journey.largest()).isEqualTo(StallCause.BUS);
        ledger.chargeInProportion(journey, 3);
        assertThat(ledger.ticks(StallCause.BUS)).isEqualTo(2);
        assertThat(ledger.ticks(StallCause.HOST)).isEqualTo(1);
    }

    @Test
    void whereNothingSaysWhoseTheTimeIsTheFirstCausesItIs() {
        ledger.chargeInProportion(new CycleLedger(), 5);
        assertThat(ledger.ticks(CAUSES[0])).isEqualTo(5);
        assertThat(new CycleLedger().largest()).isEqualTo(CAUSES[0]);
    }

    @Test
    void anyTimeIsSharedOutExactlyAndInProportion() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1_000; i++) {
            CycleLedger journey = random(random);
            long amount = random.nextLong(1L << random.nextInt(1, 40));
            CycleLedger shared = new CycleLedger();
            shared.chargeInProportion(journey, amount);
            shared.requireTotal("shared", amount);
            for (StallCause cause : CAUSES) {
                double share =
                        journey.totalTicks() == 0 ? 0 : (double) amount * journey.ticks(cause) / journey.totalTicks();
                boolean takesTheRest = cause == journey.largest();
                assertThat((double) shared.ticks(cause)).isBetween(share - 1.5, share + (takesTheRest ? 16 : 0.5));
            }
        }
    }
}

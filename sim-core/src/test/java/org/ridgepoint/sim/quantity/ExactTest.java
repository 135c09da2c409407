package org.ridgepoint.sim.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactTest {
    private final Random random = new Random(5);

    @Test
    void divisionRoundsUpForAnyDividendHoweverLarge() {
        for (int i = 0; i < 10_000; i++) {
            long dividend = random.nextLong() >> random.nextInt(64);
            long divisor = 1 + (random.nextLong(Long.MAX_VALUE) >> random.nextInt(63));
            long expected = BigDecimal.valueOf(dividend)
                    .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.CEILING)
                    .longValueExact();
            assertThat(Exact.ceilDiv(dividend, divisor))
                    .as("%d / %d", dividend, divisor)
                    .isEqualTo(expected);
        }
    }

    @Test
    void intsAreDividedAsLongsAre() {
        for (int i = 0; i < 10_000; i++) {
            int dividend = random.nextInt();
            int divisor = 1 + random.nextInt(Integer.MAX_VALUE);
            assertThat((long) Exact.ceilDiv(dividend, divisor)).isEqualTo(Exact.ceilDiv((long) dividend, divisor));
        }
    }

    @Test
    void divisorsAndMultiplesAgreeWithBigIntegers() {
        for (int i = 0; i < 10_000; i++) {
            BigInteger a = BigInteger.valueOf(random.nextInt(1_000_000));
            BigInteger b = BigInteger.valueOf(1 + random.nextInt(1_000_000));
            long divisor = Exact.greatestCommonDivisor(a.longValue(), b.longValue());
            assertThat(BigInteger.valueOf(divisor)).isEqualTo(a.gcd(b));
            assertThat(BigInteger.valueOf(Exact.leastCommonMultiple(a.longValue(), b.longValue())))
                    .isEqualTo(a.multiply(b).divide(a.gcd(b)));
        }
    }

    @Test
    void bitsFillWholeBytesAndTooManyAreRefused() {
        assertThat(Exact.bytes(9, 1)).isEqualTo(2);
        assertThat(Exact.bytes(8, 3)).isEqualTo(3);
        assertThatThrownBy(() -> Exact.bytes(Long.MAX_VALUE / 4, 8)).isInstanceOf(ArithmeticException.class);
    }
}

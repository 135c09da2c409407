package org.ridgepoint.sim.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void binaryAndDecimalPrefixesDiffer() {
        assertThat(Bytes.parse("13.5 MiB").bytes()).isEqualTo(14_155_776);
        assertThat(Bytes.parse("13.5 MB").bytes()).isEqualTo(13_500_000);
        assertThat(Bytes.parse("4 KiB").bytes()).isEqualTo(4096);
        assertThat(Bytes.parse("4 kB").bytes()).isEqualTo(4000);
        assertThat(Bandwidth.parse("12.8 GB/s").bytesPerSecond()).isEqualTo(12_800_000_000L);
    }

    @Test
    void everyKindReadsItsUnits() {
        assertThat(Frequency.parse("933 MHz").hertz()).isEqualTo(933_000_000);
        assertThat(Duration.parse("7.8 us").femtoseconds()).isEqualTo(7_800_000_000L);
        assertThat(Energy.parse("0.084 pJ").picojoules()).isEqualTo(0.084);
        assertThat(Energy.parse("1.5 nJ").picojoules()).isEqualTo(1500);
        assertThat(Power.parse("250 mW").watts()).isEqualTo(0.25);
        assertThat(Length.parse("120 um").millimetres()).isEqualTo(0.12);
        assertThat(Current.parse("55 mA").milliamperes()).isEqualTo(55);
        assertThat(Voltage.parse("1.1 V").volts()).isEqualTo(1.1);
        assertThat(BitWidth.parse("64 bits").bits()).isEqualTo(64);
        assertThat(Cycles.parse("1 cycle").cycles()).isEqualTo(1);
    }

    @Test
    void theShortestTextIsPrinted() {
        assertThat(Bytes.parse("13.5 MiB")).hasToString("13.5 MiB");
        assertThat(Bytes.parse("2000000 B")).hasToString("2 MB");
        assertThat(Bytes.parse("0 KiB")).hasToString("0 B");
        assertThat(Frequency.parse("0.933 GHz")).hasToString("933 MHz");
        assertThat(BitWidth.parse("1 bit")).hasToString("1 bit");
        assertThat(Cycles.parse("12 cycles")).hasToString("12 cycles");
    }

    @Test
    void whatIsPrintedParsesBack() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            long whole = random.nextLong() >>> (1 + random.nextInt(62));
            double real = random.nextDouble() * Math.pow(10, random.nextInt(30) - 10);
            assertThat(Bytes.parse(new Bytes(whole).toString())).isEqualTo(new Bytes(whole));
            assertThat(Duration.parse(new Duration(whole).toString())).isEqualTo(new Duration(whole));
            assertThat(Cycles.parse(new Cycles(whole).toString())).isEqualTo(new Cycles(whole));
            assertThat(Energy.parse(new Energy(real).toString())).isEqualTo(new Energy(real));
            assertThat(Length.parse(new Length(real).toString())).isEqualTo(new Length(real));
        }
    }

    @Test
    void aBareNumberIsRefusedWithTheUnitsThatWouldDo() {
        assertThatThrownBy(() -> Bytes.parse("64"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("missing unit in \"64\"; expected a size such as \"13.5 MiB\" "
                        + "(units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
    }

    @Test
    void aMisspeltUnitNamesTheNearestOne() {
        assertThatThrownBy(() -> Frequency.parse("933 Mhz"))
                .hasMessage("unknown unit \"Mhz\" in \"933 Mhz\"; expected a frequency such as \"933 MHz\" "
                        + "(units: Hz, kHz, MHz, GHz); did you mean \"MHz\"?");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> Bytes.parse("0.3 B")).hasMessageStartingWith("not a whole number of bytes: \"0.3 B\"");
        assertThatThrownBy(() -> Bytes.parse("99999999 TiB")).hasMessageStartingWith("too large: \"99999999 TiB\"");
        assertThatThrownBy(() -> BitWidth.parse("3000000000 bits")).hasMessageStartingWith("too large");
        assertThatThrownBy(() -> Bytes.parse("-4 MiB")).hasMessageStartingWith("must not be negative: \"-4 MiB\"");
        assertThatThrownBy(() -> Energy.parse("NaN pJ")).hasMessageStartingWith("not a number with a unit");
        assertThatThrownBy(() -> Energy.parse("")).hasMessageStartingWith("not a number with a unit: \"\"");
        assertThatThrownBy(() -> Frequency.parse("0 Hz")).hasMessage("frequency must be positive, was 0 Hz");
        assertThatThrownBy(() -> BitWidth.parse("0 bits")).hasMessage("width must be positive, was 0 bits");
        assertThatThrownBy(() -> new Power(Double.NaN)).hasMessageStartingWith("watts must be a number");
    }
}

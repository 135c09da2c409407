package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a chip cannot do goes to its host and back, over a link whose every key counts. */
class HostLinkRunTest {
    private static final String[] NARROW_LINK = {
        "vector.unsupported=[max-pool]",
        "dram.channels=8",
        "host.operationsPerSecond=1e12",
        "host.pcie.generation=1",
        "host.pcie.lanes=1"
    };

    @ParameterizedTest
    @CsvSource({
        "host.pcie.generation=2, true",
        "host.pcie.lanes=2, true",
        "host.pcie.payload=32 B, false",
        "host.pcie.overhead=200 B, false",
        "host.latency=100 us, false",
        "host.operationsPerSecond=1e8, false"
    })
    void eachKeyMovesTheTimeAsItShould(String setting, boolean faster) {
        long before = cycles();
        if (faster) {
            assertThat(cycles(setting)).isLessThan(before);
        } else {
            assertThat(cycles(setting)).isGreaterThan(before);
        }
    }

    @Test
    void aLinkThatIsWaitedForIsNamed() {
        assertThat(Machines.run(Machines.chip("inferx-x1", NARROW_LINK), "alexnet")
                        .cycleShare()
                        .get("host"))
                .isGreaterThan(0.1);
    }

    private static long cycles(String... settings) {
        String[] all =
                Stream.concat(Stream.of(NARROW_LINK), Stream.of(settings)).toArray(String[]::new);
        return Machines.run(Machines.chip("inferx-x1", all), "alexnet").cycles();
    }
}

package org.ridgepoint.sim.memory.dram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.DramTables;

/** The last values that are taken and the first that are not. */
class DramLimitsTest {
    /** The standard controller, a cell for each component. */
    private static DramPolicyRow row() throws IOException {
        Map<String, String> cells = new HashMap<>();
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                DramPolicies.class.getResourceAsStream("controllers.csv"), StandardCharsets.UTF_8))) {
            table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .forEach(line -> cells.put(line[0], line[1]));
        }
        cells.put("name", "standard");
        return new DramPolicyRow(cells);
    }

    private static void taken(String component, String... cells) throws IOException {
        for (String cell : cells) {
            assertThat(row().with(component, cell).policy().name()).isEqualTo("standard");
        }
    }

    private static void refused(String component, String... cells) throws IOException {
        DramPolicyRow row = row();
        for (String cell : cells) {
            assertThatThrownBy(() -> row.with(component, cell).policy())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(component);
        }
    }

    @Test
    void componentsOfAControllerHaveLimits() throws IOException {
        assertThat(row().policy()).isEqualTo(DramPolicies.STANDARD);
        taken("readPlaces", "1", "4096");
        refused("readPlaces", "0", "4097");
        taken("writePlaces", "48", "4096");
        refused("writePlaces", "0", "47", "4097");
        taken("bankPlaces", "1", "4096");
        refused("bankPlaces", "0", "4097");
        taken("rowHitCap", "1", "none");
        refused("rowHitCap", "0");
        taken("writeHigh", "17", "64");
        refused("writeHigh", "16", "65");
        taken("writeLow", "0", "47");
        refused("writeLow", "-1", "48");
        taken("writeIdle", "0", "64");
        refused("writeIdle", "-1", "65");
        taken("drainLimit", "1", "none");
        refused("drainLimit", "0");
        taken("pageTimeoutCycles", "1");
        refused("pageTimeoutCycles", "0");
        taken("powerDownAfterCycles", "1", "none");
        refused("powerDownAfterCycles", "0");
        refused("prechargeAll", "maybe");
        assertThatThrownBy(() -> new DramPolicyRow(Map.of()).policy()).hasMessageContaining("no row name");
    }

    @Test
    void aRowHoldsABurstAtLeast() {
        DramGeometry geometry = DramGeometry.of(DramTables.standard("ddr4-2400"), 64, 2);
        assertThat(geometry.banksPerRank()).isEqualTo(16);
        assertThat(geometry.banks()).isEqualTo(32);
        assertThat(geometry.rowBytes()).isEqualTo(8192);
        assertThat(geometry.burstsPerRow()).isEqualTo(128);
        assertThat(geometry.capacityBytes()).isEqualTo(8192L * 65536 * 32);
        assertThatThrownBy(() -> DramGeometry.of(DramTables.standard("ddr4-2400"), 64, 8))
                .hasMessageContaining("at most 64 banks over its ranks, was 128");
        assertThat(DramGeometry.of(DramTables.standard("ddr4-2400"), 64, 4).banks())
                .isEqualTo(64);
    }

    @Test
    void addressesAreDealtOutAndPutTogetherAgain() {
        for (int channels : new int[] {1, 2, 3, 7}) {
            ChannelInterleave interleave = new ChannelInterleave(channels, 256);
            for (long address = 0; address < 256L * channels * 5; address += 13) {
                long granule = interleave.addressWithin(address) / 256 * channels + interleave.channel(address);
                assertThat(granule * 256 + interleave.addressWithin(address) % 256)
                        .isEqualTo(address);
                assertThat(interleave.channel(address)).isBetween(0, channels - 1);
            }
        }
        assertThatThrownBy(() -> new ChannelInterleave(0, 256)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new ChannelInterleave(2, 96)).hasMessageContaining("power of two");
    }

    @Test
    void aChannelSaysWhatItIs() {
        DramChannelSpec one = DramTables.usual("hbm2-2000");
        assertThat(one.map().toString()).isEqualTo("row-bank-bankgroup-column");
        assertThat(one.besideOthers(1)).isEqualTo(one);
        assertThat(one.besideOthers(2).standard().commandCycles(DramCommand.ACTIVATE))
                .isEqualTo(4);
        assertThat(one.standard().refreshShare()).isEqualTo(350.0 / 3900);
        assertThat(one.peakBytesPerSecond()).isBetween(15_999_999_999L, 16_000_000_000L);
        assertThat(DramPolicies.names()).containsExactly("standard", "dramsim3", "ramulator");
        assertThat(DramPolicies.variations())
                .extracting(DramPolicies.Variation::word)
                .contains("closed", "row-hits:HITS");
    }
}

package org.ridgepoint.sim.memory.dram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.DramTables;

class AddressMapTest {
    private static final DramGeometry DDR4 = DramGeometry.of(DramTables.standard("ddr4-2400"), 64, 2);
    private static final DramGeometry SMALL = new DramGeometry(64, 2, 2, 2, 4, 256, 64);

    @Test
    void columnAtTheBottomWalksARowBeforeItLeavesTheBank() {
        AddressMap map = AddressMap.parse("row-rank-bank-bankgroup-column", DDR4);
        assertThat(map.bank(8191)).isZero();
        assertThat(map.column(8191)).isEqualTo(127);
        assertThat(map.bank(8192)).isEqualTo(4); // bank 0 of group 1
        assertThat(map.bank(4 * 8192)).isEqualTo(1); // bank 1 of group 0
        assertThat(map.bank(16 * 8192)).isEqualTo(16); // rank 1
        assertThat(map.row(32 * 8192)).isEqualTo(1);
    }

    @Test
    void bankGroupAtTheBottomChangesWithEachBurst() {
        AddressMap map = AddressMap.parse("row-rank-bank-column-bankgroup", DDR4);
        assertThat(List.of(map.bank(0), map.bank(64), map.bank(128), map.bank(192), map.bank(256)))
                .containsExactly(0, 4, 8, 12, 0);
    }

    @Test
    void bankMeansAllOfThemWhereRankAndGroupAreNotNamed() {
        AddressMap whole = AddressMap.parse("row-bank-column", DDR4);
        AddressMap named = AddressMap.parse("row-rank-bank-bankgroup-column", DDR4);
        for (long address = 0; address < 1 << 22; address += 4096) {
            assertThat(whole.bank(address)).isEqualTo(named.bank(address));
        }
    }

    @Test
    void everyAddressHasAPlaceOfItsOwnWithAndWithoutHashing() {
        for (String text :
                List.of("row-rank-bank-bankgroup-column", "bank-row-column-rank-bankgroup", "row-bank-column+xor")) {
            AddressMap map = AddressMap.parse(text, SMALL);
            Set<List<Integer>> places = new HashSet<>();
            for (long address = 0; address < map.capacityBytes(); address += 64) {
                places.add(List.of(map.bank(address), map.row(address), map.column(address)));
            }
            assertThat(places).as(text).hasSize((int) (map.capacityBytes() / 64));
        }
    }

    @Test
    void hashingSpreadsRowsOfOneBankOverTheBanks() {
        AddressMap map = AddressMap.parse("row-rank-bank-bankgroup-column+xor", DDR4);
        long rowStride = 32 * 8192;
        Set<Integer> banks = new HashSet<>();
        for (int row = 0; row < 16; row++) {
            banks.add(map.bank(row * rowStride));
        }
        assertThat(banks).hasSize(16);
    }

    @Test
    void badMapsAreRefused() {
        assertThatThrownBy(() -> AddressMap.parse("row-bank-bank-column", DDR4))
                .hasMessageContaining("names bank twice");
        assertThatThrownBy(() -> AddressMap.parse("row-column", DDR4)).hasMessageContaining("does not name bank");
        assertThatThrownBy(() -> AddressMap.parse("row-bank-colum", DDR4))
                .hasMessageContaining("unknown address field");
    }

    @Test
    void interleaveDealsGranulesOutInTurn() {
        ChannelInterleave interleave = new ChannelInterleave(3, 1024);
        assertThat(interleave.channel(1023)).isZero();
        assertThat(interleave.channel(1024)).isEqualTo(1);
        assertThat(interleave.channel(3 * 1024)).isZero();
        assertThat(interleave.addressWithin(3 * 1024 + 5)).isEqualTo(1024 + 5);
    }
}

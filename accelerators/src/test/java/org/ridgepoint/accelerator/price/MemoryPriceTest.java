package org.ridgepoint.accelerator.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.spec.EccSpec;
import org.ridgepoint.accelerator.spec.ShortSpecs;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

/** Memories of a chip as what they are built of, by the prices of one memory. */
class MemoryPriceTest {
    private static final SramCost COST =
            TestChip.systolic(8, 8).chip().technology().sramCost();
    private static final SramSpec PLAIN = ShortSpecs.sram(new Bytes(64 << 10), 4, 16, "1r1w", new Cycles(1));

    /** Three memories in two slices each: six, of half the banks and bits. */
    @Test
    void eachSliceIsAMemoryOfItsOwn() {
        SramBuild half = new SramBuild((64 << 10) * 8 / 2, 2, 128, 1);
        MemoryPrice price = MemoryPrice.of(PLAIN, 3, 2, COST);

        assertThat(price).isEqualTo(new MemoryPrice(6, half, 128, COST, COST.wayMm(half)));
        assertThat(price.areaMm2()).isEqualTo(6 * COST.areaMm2(half));
        assertThat(price.readPj()).isEqualTo(COST.readPj(half, COST.wayMm(half)));
        assertThat(price.writePj()).isEqualTo(COST.writePj(half, COST.wayMm(half)));
        assertThat(price.readPjPerBit()).isEqualTo(price.readPj() / 128);
        assertThat(price.writePjPerBit()).isEqualTo(price.writePj() / 128);
        assertThat(price.readPj()).isPositive().isLessThan(price.writePj() * 100);
    }

    /** 64 B in four banks of 16 B, cut into sixteen: a bank each, which holds a word. */
    @Test
    void aSliceHasABankWithAWord() {
        SramSpec small = ShortSpecs.sram(new Bytes(64), 4, 16, "1r1w", new Cycles(1));

        assertThat(MemoryPrice.of(small, 1, 16, COST).build()).isEqualTo(new SramBuild(128, 1, 128, 1));
    }

    /** Nine check bits beside 128 of data, and cells that two ports reach. */
    @Test
    void checkBitsArePaidForWithTheDataTheyGuard() {
        SramSpec checked = new SramSpec(
                new Bytes(64 << 10),
                4,
                16,
                "1r1w",
                new Cycles(1),
                Optional.empty(),
                Optional.of(2),
                Optional.empty(),
                Optional.of(new EccSpec(EccSpec.Code.SECDED, new Cycles(0))),
                Optional.empty(),
                Optional.empty());
        MemoryPrice price = MemoryPrice.of(checked, 1, 1, COST);

        assertThat(price.build()).isEqualTo(new SramBuild((64 << 10) / 16 * 137, 4, 137, 2));
        assertThat(price.dataBits()).isEqualTo(128);
    }
}

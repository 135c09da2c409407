package org.ridgepoint.accelerator.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.compute.ArrayWork;

class LayerCountsTest {
    private final LayerCounts counts = new LayerCounts();

    @Test
    void whatDramMovesPassesBulkSram() {
        counts.dramRead(100);
        counts.dramRead(1);
        counts.dramWrite(10);
        assertThat(counts.dramReadBytes()).isEqualTo(101);
        assertThat(counts.dramWriteBytes()).isEqualTo(10);
        assertThat(counts.dramBytes()).isEqualTo(111);
        assertThat(counts.bulkBytes()).as("writes go by it").isEqualTo(101);
        assertThat(counts.localBytes()).isZero();
    }

    @Test
    void copiesPassBothMemoriesAndTheLink() {
        counts.fill(200);
        counts.drain(40, true);
        counts.drain(60, false);
        assertThat(counts.fillBytes()).isEqualTo(200);
        assertThat(counts.drainBytes()).isEqualTo(100);
        assertThat(counts.linkBytes()).isEqualTo(300);
        assertThat(counts.localBytes()).isEqualTo(300);
        assertThat(counts.bulkBytes())
                .as("of outputs only those that stay there")
                .isEqualTo(240);
    }

    @Test
    void aTilesOperandsComeFromLocalSramIntoTheArray() {
        ArrayWork work = new ArrayWork(
                1, 1, 1, 1000, 200, 100, new ArrayWork.PartialSums(17, 19), new ArrayWork.Lanes(1100, 1000), 0);
        counts.tile(work, 300);
        counts.tile(work, 300);
        counts.elementTile(50);
        assertThat(counts.tiles()).isEqualTo(3);
        assertThat(counts.arrayOperandBytes()).isEqualTo(600);
        assertThat(counts.localBytes()).isEqualTo(650);
        assertThat(counts.executedMacs()).isEqualTo(2000);
        assertThat(counts.sumReads()).isEqualTo(34);
        assertThat(counts.sumWrites()).isEqualTo(38);
        assertThat(counts.laneOperands()).isEqualTo(2200);
        assertThat(counts.laneSums()).isEqualTo(2000);
    }

    @Test
    void outputsOfTheVectorUnitMayReadASummand() {
        counts.output(80, 20, 90);
        assertThat(counts.localBytes()).isEqualTo(100);
        assertThat(counts.vectorOperations()).isEqualTo(90);
        assertThat(counts.hostOperations()).isZero();
        assertThat(counts.hostBytes()).isZero();
    }

    @Test
    void outputsOfTheHostGoOverItsLink() {
        counts.hostOutput(30, 12, 6);
        counts.hostOutput(30, 12, 6);
        assertThat(counts.localBytes()).isEqualTo(24);
        assertThat(counts.hostBytes()).isEqualTo(60);
        assertThat(counts.hostOperations()).isEqualTo(12);
        assertThat(counts.vectorOperations()).isZero();
    }

    /** Each count of a class whose counts all differ from zero, found by its fields, so that none can be left out of a sum. */
    @Test
    void aSumHasEachCountOfBoth() throws ReflectiveOperationException {
        LayerCounts one = filled(1);
        LayerCounts other = filled(10);
        LayerCounts sum = one.plus(other);
        for (Field field : LayerCounts.class.getDeclaredFields()) {
            field.setAccessible(true);
            if (field.getType() == long.class && !Modifier.isStatic(field.getModifiers())) {
                assertThat(field.getLong(one)).as(field.getName()).isPositive();
                assertThat(field.getLong(sum)).as(field.getName()).isEqualTo(field.getLong(one) + field.getLong(other));
            }
        }
        assertThat(sum.ledger().ticks(StallCause.BUS)).isEqualTo(11);
    }

    private static LayerCounts filled(long unit) {
        LayerCounts filled = new LayerCounts();
        filled.ledger().charge(StallCause.BUS, unit);
        filled.dramRead(2 * unit);
        filled.dramWrite(3 * unit);
        filled.receive(21 * unit);
        filled.fill(4 * unit);
        filled.drain(5 * unit, true);
        filled.tile(
                new ArrayWork(
                        1,
                        1,
                        1,
                        6 * unit,
                        7 * unit,
                        8 * unit,
                        new ArrayWork.PartialSums(9 * unit, 10 * unit),
                        new ArrayWork.Lanes(11 * unit, 12 * unit),
                        0),
                13 * unit);
        filled.elementTile(14 * unit);
        filled.output(15 * unit, 16 * unit, 17 * unit);
        filled.hostOutput(18 * unit, 19 * unit, 20 * unit);
        return filled;
    }
}

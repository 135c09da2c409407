package org.ridgepoint.accelerator.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;

/** A tensor of 8 rows of which two cores make parts, and keep 60 and 40 bytes. */
class CommonTensorTest {
    private final SramSpace first = new SramSpace(new Simulation(), "sram.bulk", 100);
    private final SramSpace second = new SramSpace(new Simulation(), "sram.bulk", 100);
    private final MappedTensor tensor = new MappedTensor(0, "t", 60, 8, 8, false, false);
    private final CommonTensor common = new CommonTensor(tensor);
    private final TensorState onFirst = state(tensor, first);
    private final TensorState onSecond = state(new MappedTensor(0, "t", 40, 8, 8, false, false), second);

    private TensorState state(MappedTensor part, SramSpace space) {
        return state(part, space, 8, common);
    }

    private static TensorState state(MappedTensor part, SramSpace space, long makesUpTo, CommonTensor common) {
        return new TensorState(part, Place.BULK, 0, 0, new StagedSpace(space, List.of(0L)), makesUpTo, common);
    }

    @BeforeEach
    void join() {
        common.join(onFirst, 1);
        common.join(onSecond, 1);
    }

    @Test
    void itIsThereForNobodyUntilAllHaveStoredTheirParts() {
        List<String> woken = new ArrayList<>();
        onSecond.whenAdvanced(() -> woken.add("second"));
        onFirst.advanceTo(7);
        assertThat(onFirst.waitsForOtherCores()).as("its own part is missing").isFalse();
        onFirst.advanceTo(8);
        assertThat(onFirst.readyRows()).isZero();
        assertThat(onFirst.waitsForOtherCores()).isTrue();
        assertThat(onSecond.waitsForOtherCores()).isFalse();
        assertThat(woken).isEmpty();

        onSecond.advanceTo(7);
        assertThat(onSecond.readyRows())
                .as("its last row completes nothing yet")
                .isZero();
        onSecond.advanceTo(8);
        assertThat(onFirst.readyRows()).isEqualTo(8);
        assertThat(onFirst.waitsForOtherCores()).isFalse();
        assertThat(woken).containsExactly("second");
    }

    /** Two layers write it, the first one on both cores, the second on the first core alone. */
    @Test
    void aCoreThatMakesOnlyAnEarlierPartIsDoneWithThat() {
        CommonTensor ofTwoLayers = new CommonTensor(tensor);
        TensorState both = state(tensor, first, 8, ofTwoLayers);
        TensorState earlier = state(tensor, second, 5, ofTwoLayers);
        ofTwoLayers.join(both, 1);
        ofTwoLayers.join(earlier, 1);

        both.advanceTo(5);
        both.advanceTo(8);
        assertThat(both.readyRows()).isZero();
        assertThat(both.waitsForOtherCores()).isTrue();
        earlier.advanceTo(5);
        assertThat(both.readyRows()).isEqualTo(8);
        assertThat(earlier.waitsForOtherCores()).isFalse();
    }

    @Test
    void whoStoresFirstTakesRoomOnAllCoresAndTheLastReaderGivesItBack() {
        assertThat(onFirst.becomeResident(() -> {})).isTrue();
        assertThat(first.occupiedBytes()).isEqualTo(60);
        assertThat(second.occupiedBytes()).isEqualTo(40);

        onFirst.advanceTo(8);
        onSecond.advanceTo(8);
        onFirst.releaseReader();
        onFirst.leaveIfDone();
        assertThat(first.occupiedBytes()).as("the other core still reads").isEqualTo(60);
        onSecond.releaseReader();
        onSecond.leaveIfDone();
        assertThat(first.occupiedBytes()).isZero();
        assertThat(second.occupiedBytes()).isZero();
    }

    @Test
    void aCoreThatHasNoPartOfItKeepsNoRoomForIt() {
        SramSpace third = new SramSpace(new Simulation(), "sram.bulk", 100);
        MappedTensor none = new MappedTensor(0, "t", 1, 8, 8, false, true);
        TensorState elsewhere = new TensorState(none, Place.DRAM, 0, 0, new StagedSpace(third, List.of(0L)), 0, common);
        common.join(elsewhere, 0);

        assertThat(onFirst.becomeResident(() -> {})).isTrue();
        assertThat(third.occupiedBytes()).isZero();
    }

    @Test
    void whereAnotherCoreHasNoRoomYetItIsToldWhenThereIs() {
        second.allocate(61);
        List<String> told = new ArrayList<>();

        assertThat(onFirst.becomeResident(() -> told.add("room"))).isFalse();
        second.free(61);
        assertThat(told).containsExactly("room");
        assertThat(onFirst.becomeResident(() -> {})).isTrue();
        assertThat(first.occupiedBytes()).as("taken once").isEqualTo(60);
    }

    @Test
    void aCoreThatHasNotComeToItsLayerGivesNoRoomYet() {
        SramSpace third = new SramSpace(new Simulation(), "sram.bulk", 100);
        StagedSpace behind = new StagedSpace(third, List.of(30L, 50L));
        TensorState later = new TensorState(tensor, Place.BULK, 0, 1, behind, 0, common);
        common.join(later, 0);
        List<String> told = new ArrayList<>();

        assertThat(onFirst.becomeResident(() -> told.add("room"))).isFalse();
        assertThat(third.occupiedBytes()).isZero();
        behind.finishedBefore(1);
        assertThat(told).containsExactly("room");
        assertThat(onFirst.becomeResident(() -> {})).isTrue();
        assertThat(third.occupiedBytes()).isEqualTo(60);
    }
}

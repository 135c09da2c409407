package org.ridgepoint.accelerator.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;

class TensorStateTest {
    private final SramSpace space = new SramSpace(new Simulation(), "sram.local", 1_000);
    private final StagedSpace local = new StagedSpace(space, List.of(500L));
    private final TensorState tensor =
            new TensorState(new MappedTensor(0, "t", 100, 8, 56, false, false), Place.LOCAL, 0, 0, local, 2);

    @Test
    void roomIsGivenBackOnceAllIsMadeAndNobodyReads() {
        tensor.becomeResident(() -> {});
        tensor.releaseReader();
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isEqualTo(100);
        tensor.advanceTo(56);
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isEqualTo(100);
        tensor.releaseReader();
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isZero();
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isZero();
    }

    @Test
    void readersThatNeedNotTheLastRowMayBeDoneBeforeItIsMade() {
        tensor.becomeResident(() -> {});
        tensor.advanceTo(55);
        tensor.releaseReader();
        tensor.releaseReader();
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isEqualTo(100);
        tensor.advanceTo(56);
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isZero();
        tensor.leaveIfDone();
        assertThat(space.occupiedBytes()).isZero();
    }

    @Test
    void whatNobodyReadsTakesNoRoomAndWaitsForNone() {
        StagedSpace full = new StagedSpace(new SramSpace(new Simulation(), "sram.local", 50), List.of(0L));
        TensorState dead =
                new TensorState(new MappedTensor(1, "dead", 100, 8, 1, false, false), Place.LOCAL, 0, 0, full, 0);
        assertThat(dead.becomeResident(() -> {})).isTrue();
        dead.advanceTo(1);
        dead.leaveIfDone();
        TensorState read =
                new TensorState(new MappedTensor(2, "read", 100, 8, 1, false, false), Place.LOCAL, 0, 0, full, 1);
        assertThat(read.becomeResident(() -> {})).isFalse();
    }
}

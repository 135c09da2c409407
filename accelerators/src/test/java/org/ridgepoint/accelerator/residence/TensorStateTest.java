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
            new TensorState(new MappedTensor(0, "t", 100, 8, 56, false, false), Place.LOCAL, 0, 2);

    @Test
    void roomIsGivenBackOnceAllIsMadeAndNobodyReads() {
        tensor.becomeResident(local);
        tensor.releaseReader();
        assertThat(tensor.leave()).isFalse();
        tensor.advanceTo(56);
        assertThat(tensor.leave()).isFalse();
        tensor.releaseReader();
        assertThat(tensor.leave()).isTrue();
        assertThat(tensor.leave()).isFalse();
    }

    @Test
    void readersThatNeedNotTheLastRowMayBeDoneBeforeItIsMade() {
        tensor.becomeResident(local);
        tensor.advanceTo(55);
        tensor.releaseReader();
        tensor.releaseReader();
        assertThat(tensor.leave()).isFalse();
        tensor.advanceTo(56);
        assertThat(tensor.leave()).isTrue();
        assertThat(tensor.leave()).isFalse();
    }

    @Test
    void whatNobodyReadsTakesNoRoomAndWaitsForNone() {
        StagedSpace full = new StagedSpace(new SramSpace(new Simulation(), "sram.local", 50), List.of(0L));
        TensorState dead = new TensorState(new MappedTensor(1, "dead", 100, 8, 1, false, false), Place.LOCAL, 0, 0);
        assertThat(dead.becomeResident(full)).isTrue();
        dead.advanceTo(1);
        assertThat(dead.leave()).isFalse();
        assertThat(tensor.becomeResident(full)).isFalse();
    }
}

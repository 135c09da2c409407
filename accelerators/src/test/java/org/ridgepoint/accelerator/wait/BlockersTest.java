package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.compute.ArrayTile;

class BlockersTest {
    private final WaitBench stages =
            WaitBench.of(ChipParts.of(StageBench.chip()).withHost().chip());
    private final StageBench bench = stages.bench();

    private void assertBlocker(Blocker expected) {
        assertThat(stages.blockers().blocker()).isEqualTo(expected);
        assertThat(stages.blockers().describe()).isEqualTo(expected.name());
    }

    private void await(LocalPiece piece) {
        stages.array().enqueue(StageBench.tile(64, false, piece));
        stages.pump();
    }

    @Test
    void withNothingLeftToDoTheTailIsAwaited() {
        assertBlocker(Blocker.TAIL);
    }

    @Test
    void operandsOnTheirWayIntoTheArrayComeBeforeAll() {
        stages.array().enqueue(StageBench.tile(64, false));
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 1, 0), false));
        stages.pump();
        assertBlocker(Blocker.FEED);
    }

    @Test
    void aTileWhosePiecesAreThereWaitsForTheArraysOwnBuffers() {
        stages.array().enqueue(StageBench.tile(64, false));
        assertBlocker(Blocker.FEED);
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 1, 0), false));
        stages.elements().pump();
        assertBlocker(Blocker.VECTOR);
    }

    @Test
    void aPieceOnItsWayFromDramIsLoaded() {
        BulkPiece source = TestPieces.bulk(16, 0);
        source.take();
        await(stages.awaitingDram(source));
        assertBlocker(Blocker.LOAD);
    }

    @Test
    void aPieceThatTheBulkStageHasNotHeardOfIsLoaded() {
        await(stages.awaitingDram(TestPieces.bulk(16, 0)));
        assertBlocker(Blocker.LOAD);
    }

    @Test
    void aPieceWithoutRoomInBulkSramWaitsForThat() {
        bench.bulk().takePassing(0, bench.bulkSpace().capacityBytes());
        BulkPiece source = TestPieces.bulk(16, 0, new Requirement(bench.between(), 0));
        stages.bulk().enqueue(source);
        await(stages.awaitingDram(source));
        assertBlocker(Blocker.BULK_ROOM);
    }

    @Test
    void aPieceWhoseRowsDoNotExistYetWaitsForTheLayerBefore() {
        BulkPiece source = TestPieces.bulk(16, 0, new Requirement(bench.between(), 1));
        stages.bulk().enqueue(source);
        await(stages.awaitingDram(source));
        assertBlocker(Blocker.DEPENDENCY);
    }

    @Test
    void rowsThatAreToBeCopiedFromBulkSramMustExist() {
        LocalPiece piece = TestPieces.local(16, TestPieces.copyOf(16, new Requirement(bench.between(), 1)));
        stages.local().enqueue(piece);
        await(piece);
        assertBlocker(Blocker.DEPENDENCY);
    }

    @Test
    void whileTheVectorUnitWorksADependencyIsItsDoing() {
        LocalPiece piece = TestPieces.local(16, TestPieces.copyOf(16, new Requirement(bench.between(), 1)));
        stages.local().enqueue(piece);
        await(piece);
        stages.outputs().leaveArray(bench.block(16, bench.between(), 64, 0));
        assertBlocker(Blocker.VECTOR);
    }

    @Test
    void aPieceOnItsWayFromBulkSramIsFilled() {
        await(WaitBench.awaitingBulk());
        assertBlocker(Blocker.FILL);
    }

    @Test
    void aPieceOnItsWayIsFilledWhateverWaitsBehindIt() {
        stages.local().enqueue(TestPieces.local(bench.localSpace().capacityBytes() + 1));
        await(WaitBench.awaitingBulk());
        assertBlocker(Blocker.FILL);
    }

    @Test
    void ofSeveralSourcesTheFirstThatIsNotThereCounts() {
        BulkPiece there = TestPieces.bulk(16, 0);
        there.take();
        there.becomeReady();
        BulkPiece missing = TestPieces.bulk(16, 64, new Requirement(bench.between(), 1));
        stages.bulk().enqueue(missing);
        LocalPiece piece =
                TestPieces.local(32, new LocalPiece.BulkCopy(32, List.of(there, missing), List.of(), List.of()));
        stages.local().enqueue(piece);
        await(piece);
        assertBlocker(Blocker.DEPENDENCY);
    }

    @Test
    void aPieceBehindNoneThatIsHeldUpIsFilled() {
        LocalPiece notQueued = TestPieces.local(16);
        await(notQueued);
        assertBlocker(Blocker.FILL);
        notQueued.take();
        stages.local().enqueue(TestPieces.local(bench.localSpace().capacityBytes() + 1));
        await(TestPieces.local(16));
        stages.local().pump();
        bench.simulation().run();
        assertBlocker(Blocker.LOCAL_ROOM);
    }

    @Test
    void withoutRoomInLocalSramThatIsAwaitedOrTheOutputsThatLeaveIt() {
        StageBench inDram = new StageBench(StageBench.chip(), Place.DRAM);
        WaitBench full = new WaitBench(inDram, inDram.notes(), 8);
        LocalPiece piece = TestPieces.local(inDram.localSpace().capacityBytes());
        full.local().enqueue(piece);
        full.array().enqueue(StageBench.tile(64, false, piece));
        inDram.local().takePassing(0, 16);
        full.pump();
        assertThat(full.blockers().blocker()).isEqualTo(Blocker.LOCAL_ROOM);
        full.outputs().store(inDram.block(16, inDram.between(), 0, 0));
        full.outputs().pump();
        assertThat(full.blockers().blocker()).isEqualTo(Blocker.DRAIN);
        full.outputs().leaveArray(inDram.block(16, inDram.between(), 64, 0));
        assertThat(full.blockers().blocker()).isEqualTo(Blocker.VECTOR);
    }

    @Test
    void whatIsLoadedIsAwaitedWhateverTheVectorUnitDoes() {
        BulkPiece source = TestPieces.bulk(16, 0);
        source.take();
        await(stages.awaitingDram(source));
        stages.outputs().leaveArray(bench.block(16, bench.between(), 64, 0));
        assertBlocker(Blocker.LOAD);
    }

    @Test
    void workOfTheVectorUnitAloneIsAwaitedAndItsPieces() {
        LocalPiece piece = WaitBench.awaitingBulk();
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 1, 0), false, piece));
        stages.pump();
        assertBlocker(Blocker.FILL);
        piece.segmentCopied();
        assertBlocker(Blocker.VECTOR);
        bench.simulation().run();
        assertBlocker(Blocker.TAIL);
    }

    @Test
    void theHostsWorkIsTheHosts() {
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 1, 0), true));
        stages.pump();
        assertBlocker(Blocker.HOST);
        bench.simulation().run();
        assertBlocker(Blocker.TAIL);
    }

    @Test
    void theArrayWaitsForTheLayerOfItsNextTileOrAnEarlierOneOfTheVectorUnit() {
        ArrayTile tile = ArrayTile.whole(1, 8, 8, 1, 64);
        LocalPiece never = TestPieces.local(16);
        assertThat(stages.blockers().layer()).as("the oldest").isZero();
        stages.array().enqueue(StageBench.tile(1, tile, false, never));
        assertThat(stages.blockers().layer()).as("the array's").isEqualTo(1);
        stages.elements().enqueue(StageBench.elements(bench.block(16, bench.between(), 1, 0), false));
        assertThat(stages.blockers().layer())
                .as("the vector unit's, which is earlier")
                .isZero();
        stages.elements().pump();
        assertThat(stages.blockers().layer())
                .as("the oldest, while the vector unit works")
                .isZero();
        bench.progress().finish(0);
        assertThat(stages.blockers().layer()).as("the next one").isEqualTo(1);
    }

    @Test
    void theVectorUnitsLayerCountsOnlyWhereItIsEarlier() {
        stages.array().enqueue(StageBench.tile(1, ArrayTile.whole(1, 8, 8, 1, 64), false, TestPieces.local(16)));
        stages.elements()
                .enqueue(new TileTask(
                        3, Optional.empty(), List.of(), List.of(), Optional.empty(), 0, false, false, false, 0));
        assertThat(stages.blockers().layer()).isEqualTo(1);
    }
}

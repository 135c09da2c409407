package org.ridgepoint.accelerator.wait;

import java.util.List;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.ArrayStage;
import org.ridgepoint.accelerator.stage.Books;
import org.ridgepoint.accelerator.stage.BulkStage;
import org.ridgepoint.accelerator.stage.ElementStage;
import org.ridgepoint.accelerator.stage.LocalStage;
import org.ridgepoint.accelerator.stage.Onlooker;
import org.ridgepoint.accelerator.stage.OutputStage;
import org.ridgepoint.accelerator.stage.StageBench;

/** All stages on a bench, and the look at them. */
final class WaitBench {
    static final long NS = 1_000_000;

    private final StageBench bench;
    private final BulkStage bulk;
    private final LocalStage local;
    private final ArrayStage array;
    private final ElementStage elements;
    private final OutputStage outputs;
    private final Blockers blockers;

    WaitBench(StageBench bench, Onlooker onlooker, int elementBits) {
        this.bench = bench;
        Books books = bench.books(onlooker);
        bulk = bench.bulkStage(books);
        local = bench.localStage(books, bench.bulkSpace().capacityBytes());
        array = bench.arrayStage(books, elementBits, 20);
        elements = bench.elementStage(books);
        outputs = bench.outputStage(books);
        blockers = new Blockers(bulk, local, array, elements, outputs, bench.progress(), false);
        bench.whenChanged(this::pump);
    }

    /** Stages whose doings nobody looks at. */
    static WaitBench of(Chip chip) {
        StageBench bench = new StageBench(chip, Place.LOCAL);
        return new WaitBench(bench, bench.notes(), 8);
    }

    void pump() {
        bulk.pump();
        local.pump();
        array.feed();
        elements.pump();
    }

    /** A piece that waits in local SRAM for bytes from DRAM, whether these are on their way or not. */
    LocalPiece awaitingDram(BulkPiece source) {
        LocalPiece piece = TestPieces.local(source.bytes(), TestPieces.copyOf(source));
        local.enqueue(piece);
        return piece;
    }

    /** A piece that is on its way from bulk SRAM. */
    static LocalPiece awaitingBulk() {
        LocalPiece piece = TestPieces.local(16, new LocalPiece.BulkCopy(16, List.of(), List.of(), List.of()));
        piece.take();
        piece.submit();
        return piece;
    }

    StageBench bench() {
        return bench;
    }

    BulkStage bulk() {
        return bulk;
    }

    LocalStage local() {
        return local;
    }

    ArrayStage array() {
        return array;
    }

    ElementStage elements() {
        return elements;
    }

    OutputStage outputs() {
        return outputs;
    }

    Blockers blockers() {
        return blockers;
    }
}

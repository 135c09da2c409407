package org.ridgepoint.accelerator.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.sim.kernel.Simulation;

/** Pieces as tests want them, without a program that makes them. */
public final class TestPieces {
    private TestPieces() {}

    /** Bytes to fetch from DRAM for layer 0. */
    public static BulkPiece bulk(long bytes, long dramAddress, Requirement... needs) {
        return new BulkPiece(0, 0, bytes, dramAddress, List.of(needs), Optional.empty());
    }

    /** Weights of layer 0 for each of two cores, which read them together; the first fetches them. */
    public static List<BulkPiece> together(Simulation simulation, long bytes) {
        CommonRuns runs = new CommonRuns(simulation);
        OperandPart weights = OperandPart.weights(0, bytes, new Readers(2, true));
        return Stream.of(runs.ofCore(0), runs.ofCore(1))
                .map(core -> new BulkPiece.Common(core.next(0, weights, bytes), core))
                .map(common -> new BulkPiece(0, 0, bytes, 0, List.of(), Optional.of(common)))
                .toList();
    }

    /** Room in local SRAM for layer 0, and what is to be copied into it. */
    public static LocalPiece local(long bytes, LocalPiece.BulkCopy... segments) {
        LocalPiece piece = new LocalPiece(0, bytes);
        List.of(segments).forEach(piece::add);
        return piece;
    }

    /** A copy of a piece, which has then been used for the last time. */
    public static LocalPiece.BulkCopy copyOf(BulkPiece piece) {
        return new LocalPiece.BulkCopy(piece.bytes(), List.of(piece), List.of(), List.of(piece));
    }

    /** A copy of bytes that live in bulk SRAM. */
    public static LocalPiece.BulkCopy copyOf(long bytes, Requirement... needs) {
        return new LocalPiece.BulkCopy(bytes, List.of(), List.of(needs), List.of());
    }

    public static boolean isReady(LocalPiece piece) {
        return piece.ready();
    }
}

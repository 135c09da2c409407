package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * Makes pieces of operands and puts them into the queues of the stages that fetch them.
 *
 * <p>A piece that only passes through bulk SRAM does so in runs of at most {@code passingBytes}, so that bulk SRAM needs
 * room for a few runs only, however large the piece.
 *
 * <p>Not modelled: the layout of tensors in memory; a piece's bytes lie in one run.
 */
public final class PieceFactory {
    private final long passingBytes;
    private final Optional<CommonRuns.OfCore> common;
    private PieceQueues queues;
    private long task;

    /**
     * A factory for one core.
     *
     * @param common what the core reads together with others; empty where it works alone
     */
    public PieceFactory(long passingBytes, Optional<CommonRuns.OfCore> common, PieceQueues queues) {
        this.passingBytes = passingBytes;
        this.common = common;
        this.queues = queues;
    }

    /** Has pieces go elsewhere from now on; returns where they went. */
    PieceQueues into(PieceQueues others) {
        PieceQueues before = queues;
        queues = others;
        return before;
    }

    /** From now on pieces are made for a task of their layer. */
    void forTask(long number) {
        task = number;
    }

    /** Room in local SRAM with nothing to copy. */
    LocalPiece room(int layer, long bytes) {
        LocalPiece piece = new LocalPiece(layer, bytes);
        queues.copy(piece);
        return piece;
    }

    /** Fetches into bulk SRAM what of a span lies in DRAM, to stay there. */
    List<BulkPiece> held(int layer, OperandParts parts, OperandSpan span) {
        long[] shares = parts.take(span.bytes());
        List<BulkPiece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.count(); i++) {
            if (parts.part(i).place() == Place.DRAM) {
                pieces.addAll(fetch(layer, parts.part(i), span, shares[i]));
            }
        }
        return pieces;
    }

    /** A piece in local SRAM, each byte fetched for it alone. */
    LocalPiece passing(int layer, OperandParts parts, OperandSpan span) {
        long[] shares = parts.take(span.bytes());
        LocalPiece piece = new LocalPiece(layer, localBytes(parts, shares));
        for (int i = 0; i < parts.count(); i++) {
            OperandPart part = parts.part(i);
            if (part.place() == Place.DRAM) {
                for (BulkPiece run : fetch(layer, part, span, shares[i])) {
                    piece.add(new LocalPiece.BulkCopy(run.bytes(), List.of(run), List.of(), List.of(run)));
                }
            } else {
                piece.add(lying(part, span, shares[i]));
            }
        }
        queues.copy(piece);
        return piece;
    }

    /** A piece in local SRAM copied from pieces held in bulk SRAM, the last to use {@code releases} of them. */
    LocalPiece copy(int layer, OperandParts parts, OperandSpan span, List<BulkPiece> from, List<BulkPiece> releases) {
        long[] shares = parts.take(span.bytes());
        LocalPiece piece = new LocalPiece(layer, localBytes(parts, shares));
        List<BulkPiece> left = releases;
        for (int i = 0; i < parts.count(); i++) {
            if (parts.part(i).place() == Place.DRAM) {
                piece.add(new LocalPiece.BulkCopy(shares[i], from, List.of(), left));
                left = List.of();
            } else {
                piece.add(lying(parts.part(i), span, shares[i]));
            }
        }
        queues.copy(piece);
        return piece;
    }

    private static LocalPiece.BulkCopy lying(OperandPart part, OperandSpan span, long bytes) {
        long copied = part.place() == Place.BULK ? bytes : 0;
        return new LocalPiece.BulkCopy(copied, List.of(), requirements(part, span), List.of());
    }

    private List<BulkPiece> fetch(int layer, OperandPart part, OperandSpan span, long bytes) {
        long last = Math.max(0, part.bytes() - bytes);
        long begin = part.dramAddress() + Math.min(last, (long) (span.begin() * part.bytes()));
        List<Requirement> needs = requirements(part, span);
        List<BulkPiece> runs = new ArrayList<>();
        for (long done = 0; done < bytes; done += passingBytes) {
            long size = Math.min(passingBytes, bytes - done);
            BulkPiece run = new BulkPiece(layer, task, size, begin + done, needs, common(layer, part, size));
            runs.add(run);
            queues.fetch(run);
        }
        return runs;
    }

    private Optional<BulkPiece.Common> common(int layer, OperandPart part, long bytes) {
        return common.filter(any -> part.readers().several())
                .map(runs -> new BulkPiece.Common(runs.next(layer, part, bytes), runs));
    }

    private static List<Requirement> requirements(OperandPart part, OperandSpan span) {
        return part.tensor()
                .map(state -> List.of(new Requirement(state, part.firstRow() + rows(part, span))))
                .orElse(List.of());
    }

    private static long rows(OperandPart part, OperandSpan span) {
        long rows = part.rows();
        if (rows == span.ofRows()) {
            return span.requiredRows();
        }
        return Math.min(rows, (long) Math.ceil((double) span.requiredRows() * rows / span.ofRows()));
    }

    private static long localBytes(OperandParts parts, long[] shares) {
        long bytes = 0;
        for (int i = 0; i < shares.length; i++) {
            bytes += parts.part(i).place() == Place.LOCAL ? 0 : shares[i];
        }
        return bytes;
    }
}

package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.compute.ArrayTile;

/**
 * The kinds of a layer's tasks, in their order. Tasks of one kind ask the machine for the same: the same tile, as many bytes
 * from where, as much work of the vector unit; and what they leave to those behind them is as large.
 *
 * @param kinds by task, the number of its kind
 * @param opens by task, whether what comes before it may be left out: no sums are under way there
 * @param dramBytes by task, what it moves from and to DRAM
 */
public record TaskKinds(int[] kinds, boolean[] opens, long[] dramBytes) {
    private record Copy(long bytes, List<List<Long>> segments) {}

    private record Output(long bytes, long vectorOperations, List<Long> residuals) {}

    private record Kind(
            Optional<ArrayTile> tile,
            List<Copy> awaits,
            List<Long> frees,
            Optional<Output> output,
            long inputBytes,
            List<List<Long>> carries,
            long dramBytes) {}

    static TaskKinds of(LayerProgram program, PieceFactory pieces) {
        Map<Kind, Integer> numbers = new HashMap<>();
        List<Integer> kinds = new ArrayList<>();
        List<Boolean> opens = new ArrayList<>();
        List<Long> dramBytes = new ArrayList<>();
        List<List<Long>> carries = program.carriedBytes();
        long changes = program.changes();
        while (program.hasNext()) {
            pieces.forTask(kinds.size());
            TileTask step = program.next();
            if (program.changes() != changes) {
                changes = program.changes();
                carries = program.carriedBytes();
            }
            long moved = dramBytes(step);
            dramBytes.add(moved);
            kinds.add(numbers.computeIfAbsent(kind(step, carries, moved), kind -> numbers.size()));
            opens.add(step.tile().map(ArrayTile::opensReduction).orElse(true));
        }
        boolean[] each = new boolean[opens.size()];
        for (int task = 0; task < each.length; task++) {
            each[task] = opens.get(task);
        }
        return new TaskKinds(
                kinds.stream().mapToInt(Integer::intValue).toArray(),
                each,
                dramBytes.stream().mapToLong(Long::longValue).toArray());
    }

    private static long dramBytes(TileTask step) {
        long fetched = step.fetches().mapToLong(BulkPiece::bytes).sum();
        long stored = step.output()
                .filter(block -> block.tensor().place() == Place.DRAM)
                .map(OutputBlock::bytes)
                .orElse(0L);
        return fetched + stored;
    }

    private static Kind kind(TileTask step, List<List<Long>> carries, long dramBytes) {
        return new Kind(
                step.tile(),
                step.awaits().stream().map(TaskKinds::copy).toList(),
                step.frees().stream().map(LocalPiece::bytes).toList(),
                step.output().map(TaskKinds::output),
                step.inputBytes(),
                carries,
                dramBytes);
    }

    private static Copy copy(LocalPiece piece) {
        return new Copy(
                piece.bytes(), piece.segments().stream().map(TaskKinds::sizes).toList());
    }

    private static List<Long> sizes(LocalPiece.BulkCopy segment) {
        return List.of(segment.bytes(), bytes(segment.from()), bytes(segment.releases()));
    }

    private static long bytes(List<BulkPiece> pieces) {
        return pieces.stream().mapToLong(BulkPiece::bytes).sum();
    }

    private static Output output(OutputBlock block) {
        return new Output(
                block.bytes(),
                block.vectorOperations(),
                block.frees().stream().map(LocalPiece::bytes).toList());
    }
}

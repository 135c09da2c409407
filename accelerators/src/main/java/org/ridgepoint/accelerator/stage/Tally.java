package org.ridgepoint.accelerator.stage;

import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.OutputBlock;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.result.LayerCounts;

/**
 * Bytes and operations on behalf of layers, counted by whoever moves or does them.
 *
 * @param counts of each layer
 */
public record Tally(LayerCounts[] counts) {

    void fetches(BulkPiece piece) {
        of(piece.layer()).dramRead(piece.bytes());
    }

    /** Another core fetches it for this one, too, into bulk SRAM of its own. */
    void receives(BulkPiece piece) {
        of(piece.layer()).receive(piece.bytes());
    }

    void copies(LocalPiece piece, LocalPiece.BulkCopy segment) {
        of(piece.layer()).fill(segment.bytes());
    }

    void multiplies(ArrayTask task) {
        of(task.step().layer()).tile(task.work(), task.operandBytes());
    }

    void leavesArray(OutputBlock block) {
        of(block.layer()).output(block.bytes(), residualBytes(block), block.vectorOperations());
    }

    /** Of a task that the vector unit or the host works on alone. */
    void worksOn(TileTask step) {
        LayerCounts layer = of(step.layer());
        OutputBlock block = step.output().orElseThrow();
        layer.elementTile(step.inputBytes());
        if (step.onHost()) {
            layer.hostOutput(step.inputBytes() + block.bytes(), block.bytes(), block.vectorOperations());
        } else {
            layer.output(block.bytes(), 0, block.vectorOperations());
        }
    }

    void stores(OutputBlock block) {
        Place place = block.tensor().place();
        if (place != Place.LOCAL) {
            of(block.layer()).drain(block.bytes(), place == Place.BULK);
            of(block.layer()).dramWrite(place == Place.DRAM ? block.bytes() : 0);
        }
    }

    static long residualBytes(OutputBlock block) {
        return block.frees().stream().mapToLong(LocalPiece::bytes).sum();
    }

    private LayerCounts of(int layer) {
        return counts[layer];
    }
}

package org.ridgepoint.accelerator.program;

import java.util.List;
import org.ridgepoint.accelerator.residence.TensorState;

/**
 * Outputs that leave the array together.
 *
 * @param layer index of their layer
 * @param room local SRAM that they hold until they have been stored
 * @param bytes finished outputs
 * @param dramAddress where they go if they go to DRAM
 * @param tensor what they belong to
 * @param vectorOperations work of the vector unit on them
 * @param readyRows rows of the tensor that exist once they are stored; 0 where they complete none
 * @param frees operands that only the vector unit needed
 */
public record OutputBlock(
        int layer,
        LocalPiece room,
        long bytes,
        long dramAddress,
        TensorState tensor,
        long vectorOperations,
        long readyRows,
        List<LocalPiece> frees) {}

package org.ridgepoint.accelerator.program;

import org.ridgepoint.accelerator.residence.TensorState;

/**
 * Rows of a tensor that must exist before something can be read.
 *
 * @param tensor whose rows
 * @param rows how many, from the first on
 */
public record Requirement(TensorState tensor, long rows) {
    public boolean holds() {
        return tensor.readyRows() >= rows;
    }
}

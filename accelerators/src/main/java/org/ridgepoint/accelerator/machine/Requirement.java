package org.ridgepoint.accelerator.machine;

/**
 * Rows of a tensor that must exist before something can be read.
 *
 * @param tensor whose rows
 * @param rows how many, from the first on
 */
record Requirement(TensorState tensor, long rows) {
    boolean holds() {
        return tensor.readyRows() >= rows;
    }
}

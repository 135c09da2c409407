package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.accelerator.layer.ProductOutput;

/**
 * Where a layer's activations come from and go to, as shares of their bytes.
 *
 * @param inputFromDram share of the input that lies in DRAM
 * @param inputInLocal share of the input that lies in local SRAM already
 * @param residuals bytes of the tensors that are combined with the output, in outputs
 * @param residualsFromDram of these, what lies in DRAM
 * @param residualsInLocal of these, what lies in local SRAM
 * @param output where the output goes
 * @param made what the layer's sums become
 */
record Sources(
        double inputFromDram,
        double inputInLocal,
        double residuals,
        double residualsFromDram,
        double residualsInLocal,
        Place output,
        ProductOutput made) {}

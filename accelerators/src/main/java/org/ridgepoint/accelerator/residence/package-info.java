/**
 * Where data lies during a run: which rows of a tensor are there, whose room they take, when it is given back. Start with
 * {@code TensorState}.
 */
package org.ridgepoint.accelerator.residence;

/**
 * Training steps as graphs: forward, loss, gradients, optimiser, from any inference graph. Knows no time. Start with
 * {@code TrainingStep}; a new operator's gradient is one row in {@code GradientTable}.
 */
package org.ridgepoint.workload.training;

/**
 * Where networks come from: the zoo, a model's file, a list of layers, one operator in short; in the size that was asked for.
 * Start with {@code Workloads}.
 */
package org.ridgepoint.experiment.workload;

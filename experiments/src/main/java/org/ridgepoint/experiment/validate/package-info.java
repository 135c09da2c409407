/**
 * Published measurements beside what the simulation says of them. Which rows there are, which file stands for a chip's name and
 * which network for a model's is data, under {@code configs/validation}; what a metric is read from is a table here. Start
 * with {@link org.ridgepoint.experiment.validate.Validation}.
 */
package org.ridgepoint.experiment.validate;

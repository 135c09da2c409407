/**
 * Experiments as data: claims of somebody, the sweeps and tables that they are held against, and what is expected of these if
 * a claim is true. Start with {@code Experiment}.
 */
package org.ridgepoint.experiment.claim;

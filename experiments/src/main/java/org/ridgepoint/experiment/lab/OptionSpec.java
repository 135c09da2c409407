package org.ridgepoint.experiment.lab;

/**
 * Something to choose, or to rank.
 *
 * @param text what it is
 * @param by of what the best option has the most, as a formula of parameters and figures of runs
 */
public record OptionSpec(String text, String by) {}

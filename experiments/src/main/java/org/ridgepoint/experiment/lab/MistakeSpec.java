package org.ridgepoint.experiment.lab;

/**
 * A wrong number that a known mistake leads to.
 *
 * @param answer the number, as a formula
 * @param hint where to look
 */
public record MistakeSpec(String answer, String hint) {}

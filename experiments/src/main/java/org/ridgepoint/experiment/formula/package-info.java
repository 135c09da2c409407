/**
 * Formulas over rows of texts and numbers, as claims of experiments and answers of lessons are written. What the rows are, and
 * what is made of a formula's value, others know. Start with {@code Formula}.
 */
package org.ridgepoint.experiment.formula;

/**
 * Lessons as data: a prediction asked for before each run, the run, and the comparison. Numbers are drawn from a student's seed,
 * right answers are formulas over what the runs give, worked out each time and never kept. Start with {@code LessonFile}, then
 * {@code Assignment}.
 */
package org.ridgepoint.experiment.lab;

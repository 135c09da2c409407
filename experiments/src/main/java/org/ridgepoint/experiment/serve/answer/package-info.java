/**
 * Answers to states: what closed forms say, then what the simulation says, with the charts of a report; who held what; step by
 * step. Everything is computed by the rooms that {@code run} and {@code explain} use. Knows no HTTP. Start with {@link
 * org.ridgepoint.experiment.serve.answer.Answers}.
 */
package org.ridgepoint.experiment.serve.answer;

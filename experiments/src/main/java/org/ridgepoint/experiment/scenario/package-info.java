/**
 * Several networks at once on one chip, from one file: what it says, the runs that come of it, and what is told of them.
 * Queues and cores are in {@code accelerator.serve}. Start with {@code ScenarioFile}.
 */
package org.ridgepoint.experiment.scenario;

/**
 * A plan as a person reads, edits and writes it: records whose components are the keys of its YAML file, what the mapper
 * decided in their words, and what they say in the mapper's. What fits which memory is not checked here but by the mapper.
 * Start with {@code PlanSpec}.
 */
package org.ridgepoint.accelerator.plan;

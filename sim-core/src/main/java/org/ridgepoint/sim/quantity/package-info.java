/**
 * Quantities as a person writes them: a number and its unit, such as {@code "13.5 MiB"} or {@code "0.084 pJ"}.
 *
 * <p>Here live one record per kind of quantity, its strict {@code parse} and a {@code toString} that parses back. Beside
 * them {@link org.ridgepoint.sim.quantity.Exact}, whole numbers that neither wrap nor round in silence. What is not here:
 * arithmetic on quantities; hot code unwraps the number once and carries the unit in the name. Start with {@link
 * org.ridgepoint.sim.quantity.Units}.
 */
package org.ridgepoint.sim.quantity;

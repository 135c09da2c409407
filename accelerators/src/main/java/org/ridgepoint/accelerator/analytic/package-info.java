/**
 * Closed forms that stand beside each simulation: compulsory bytes, lower bounds, the sum and the roofline. Start with {@code
 * LowerBound}.
 */
package org.ridgepoint.accelerator.analytic;

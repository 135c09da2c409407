/** Closed forms that stand beside each simulation: compulsory bytes, lower bounds, the sum and the roofline. */
package org.ridgepoint.accelerator.analytic;

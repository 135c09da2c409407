/** MAC arrays and vector units: loop bounds in, cycles and accesses out. Pure functions; start with {@code ArrayModel}. */
package org.ridgepoint.sim.compute;

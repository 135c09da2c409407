/** Where the time and the energy went: exact counts first, prices last. Start with {@code StallCause} and {@code CycleLedger}. */
package org.ridgepoint.sim.account;

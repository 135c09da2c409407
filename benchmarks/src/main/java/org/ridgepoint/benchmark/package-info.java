/** How fast the simulator is, measured with JMH. Start with {@code Main}, which runs the measurements and prints them as ratios. */
package org.ridgepoint.benchmark;

/**
 * Who is blamed: every tick in which an array is idle is charged to what it waits for. Start with {@code ArrayTime}.
 */
package org.ridgepoint.accelerator.wait;

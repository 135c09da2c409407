/**
 * A run, one page each: the replay from graph to result, the machine that is wired for it, its accounts, the energy bill, and
 * what must hold. Start with {@code Replay}, then {@code Machine}.
 */
package org.ridgepoint.accelerator.machine;

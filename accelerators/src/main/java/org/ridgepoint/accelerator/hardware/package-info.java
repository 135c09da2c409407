/**
 * What there is: a chip's parts on a simulation, and the ways between them. Start with {@code Hardware}, which reads as the
 * block diagram; {@code Chip} says what a description comes to before anything is built.
 */
package org.ridgepoint.accelerator.hardware;

/**
 * What a page, a program or a link may ask for: a chip, a network, its size, and some keys of the chip. Everything that comes
 * from outside is read here; no word of it is ever taken for a path. Start with {@link
 * org.ridgepoint.experiment.serve.state.DesignState}.
 */
package org.ridgepoint.experiment.serve.state;

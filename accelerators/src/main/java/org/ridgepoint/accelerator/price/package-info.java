/**
 * What a chip's parts are built of and what that costs: joules and square millimetres, from its file and a technology's.
 * What happened, and how often, is not known here. Start with {@code MemoryPrices}.
 */
package org.ridgepoint.accelerator.price;

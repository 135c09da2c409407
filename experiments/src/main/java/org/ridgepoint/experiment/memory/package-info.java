/**
 * A DRAM system by itself, as the command {@code memory} runs it, and what a chip may ask of a standard. Start with {@code
 * MemorySystem}.
 */
package org.ridgepoint.experiment.memory;

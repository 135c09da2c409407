/**
 * Chip descriptions as records whose components are the keys of a chip's YAML file, letter for letter. Data only; start
 * with {@code AcceleratorSpec}.
 */
package org.ridgepoint.accelerator.spec;

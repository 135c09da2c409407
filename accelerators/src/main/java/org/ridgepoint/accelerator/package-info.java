/**
 * What computes: chip descriptions ({@code spec}), layers of a graph ({@code layer}), the mapper from layers to plans ({@code
 * mapping}), what a plan comes to ({@code program}, {@code residence}), what carries it out ({@code hardware}, {@code stage}),
 * who is blamed ({@code wait}), a whole run ({@code machine}), what came of it ({@code result}) and its closed-form twin
 * ({@code analytic}).
 */
package org.ridgepoint.accelerator;

/**
 * From operators to the work that they are: one row each, none forgotten. Start with {@code LoweringTable}.
 */
package org.ridgepoint.workload.lowering;

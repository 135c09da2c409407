/**
 * Operators: their shapes, parameters, multiply-accumulates and vector work. No graph and no time here. Start with
 * {@code Operator}, then {@code LoweringTable}.
 */
package org.ridgepoint.workload.op;

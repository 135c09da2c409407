/**
 * Operators that compute: their shapes, parameters and multiply-accumulates, and what all operators share. No graph and no
 * time here. Start with {@code Operator}.
 */
package org.ridgepoint.workload.op;

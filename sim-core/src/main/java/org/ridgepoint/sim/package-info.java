/** Time, events and hardware resources: knows bytes, cycles and grants; knows no tensor. */
package org.ridgepoint.sim;

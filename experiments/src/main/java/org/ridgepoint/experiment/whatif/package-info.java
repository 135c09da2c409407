/**
 * What a run would gain from twice of something, seen by simulating it; nothing here is estimated and then promised. What
 * a chip can have twice of is a table, {@link org.ridgepoint.experiment.whatif.Purchases}. Start with {@link
 * org.ridgepoint.experiment.whatif.WhatIfs}.
 */
package org.ridgepoint.experiment.whatif;

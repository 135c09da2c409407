/**
 * The networks that people ask about, each built from its published definition. One file a family. Start with
 * {@code ModelZoo}; nothing here is fitted to a number.
 */
package org.ridgepoint.workload.zoo;

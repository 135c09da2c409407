package org.ridgepoint.sim.resource;

/**
 * How one port of a resource fared against the others.
 *
 * @param port its number
 * @param servedPackets packets served
 * @param servedBytes bytes served
 * @param mostOvertaken the most packets of other ports that went while one packet stood ready here
 * @param waiting whether a packet still waits
 */
public record PortUse(int port, long servedPackets, long servedBytes, long mostOvertaken, boolean waiting) {

    /** Whether more packets went past one that was ready than any fair turn among {@code ports} explains, by tenfold. */
    boolean starved(int ports) {
        return mostOvertaken > 10L * ports;
    }

    /** One line for a report. */
    String inWords(String resource) {
        return resource + " port " + port + ": " + servedPackets + " packets served; " + mostOvertaken
                + " packets of other ports went past one that stood ready";
    }
}

package io.vernier.cli.capture;

import java.net.InetAddress;

/**
 * What one IP packet, or the fragments of one, carried.
 *
 * @param protocol as in the protocol registry: 6 is TCP, 132 is SCTP
 * @param missing octets at the end of the payload that the capture cut off
 */
record Datagram(int protocol, InetAddress source, InetAddress destination, Octets payload, int missing) {
    static final int TCP = 6;
    static final int UDP = 17;
    static final int SCTP = 132;
}

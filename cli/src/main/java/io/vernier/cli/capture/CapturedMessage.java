package io.vernier.cli.capture;

import io.vernier.codec.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * A Diameter message out of a capture.
 *
 * @param number its place among the messages of the capture, from 1
 * @param frame the packet that completed it, from 1
 * @param time when that packet was captured; absent where the file does not say
 * @param transport {@code tcp} or {@code sctp[stream]}
 * @param message its octets as they were on the wire, broken or not
 */
public record CapturedMessage(
        long number,
        long frame,
        Optional<Instant> time,
        Endpoint source,
        Endpoint destination,
        String transport,
        Message message) {}

/**
 * Diameter over SCTP, by the JDK's {@code jdk.sctp} and Netty: associations between several addresses on both sides.
 * Start reading at {@link io.vernier.transport.sctp.SctpTransport}, then {@code SctpWire}.
 */
@NullMarked
package io.vernier.transport.sctp;

import org.jspecify.annotations.NullMarked;

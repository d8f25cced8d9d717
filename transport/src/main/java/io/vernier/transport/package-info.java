/**
 * One contract for all ways to move Diameter messages between two nodes: TCP, TLS, SCTP and an in-memory network.
 * Start reading at {@link io.vernier.transport.Transport}, then {@link io.vernier.transport.Connection}.
 */
@NullMarked
package io.vernier.transport;

import org.jspecify.annotations.NullMarked;

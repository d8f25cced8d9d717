/**
 * Requests that wait for their answers on one connection (RFC 6733 sections 6.1.2 and 6.2.1), their deadlines, and what
 * becomes of them when the connection is lost (section 5.5.4). Confined to the connection's event loop. Start reading at
 * {@link io.vernier.protocol.pending.PendingRequests}.
 */
@NullMarked
package io.vernier.protocol.pending;

import org.jspecify.annotations.NullMarked;

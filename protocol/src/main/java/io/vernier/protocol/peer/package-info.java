/**
 * The connection to one peer from the first dial to the last answer (RFC 6733 sections 5.3, 5.4 and 5.6): state machine,
 * election, capabilities exchange, disconnect and the policy of dialling again. Pure: what happens comes in as events and
 * arguments, what is to be done goes out as values. Start reading at {@link io.vernier.protocol.peer.PeerStateMachine}.
 */
@NullMarked
package io.vernier.protocol.peer;

import org.jspecify.annotations.NullMarked;

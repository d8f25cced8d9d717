/**
 * Credit-control sessions without I/O (RFC 8506 section 7): the five machines as tables, the sessions of clients and servers
 * that follow them, quotas and pools. Start reading at {@link io.vernier.protocol.creditcontrol.CreditControlClient}.
 */
@NullMarked
package io.vernier.protocol.creditcontrol;

import org.jspecify.annotations.NullMarked;

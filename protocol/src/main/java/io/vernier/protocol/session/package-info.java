/**
 * User sessions without I/O (RFC 6733 section 8.1): what a row of a session's table is, the four machines of authorization
 * sessions as tables, and a client's and a server's session that follow them. Start reading at {@link
 * io.vernier.protocol.session.AuthorizationClient}.
 */
@NullMarked
package io.vernier.protocol.session;

import org.jspecify.annotations.NullMarked;

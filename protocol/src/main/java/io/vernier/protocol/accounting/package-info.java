/**
 * Accounting sessions without I/O (RFC 6733 sections 8.2 and 9): the three machines as tables, and a client's and a server's
 * session that follow them. Start reading at {@link io.vernier.protocol.accounting.AccountingClient}.
 */
@NullMarked
package io.vernier.protocol.accounting;

import org.jspecify.annotations.NullMarked;

/** Requests that the command sends. Start reading at {@link SendOverSctpTest}. */
@NullMarked
package io.vernier.cli.send;

import org.jspecify.annotations.NullMarked;

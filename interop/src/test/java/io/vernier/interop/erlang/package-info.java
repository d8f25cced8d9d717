/**
 * Erlang's diameter as the other side, with our own dictionaries compiled by it. Start reading at {@link
 * io.vernier.interop.erlang.ErlangNode}.
 */
@NullMarked
package io.vernier.interop.erlang;

import org.jspecify.annotations.NullMarked;

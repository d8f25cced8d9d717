/**
 * Values that specifications put into an OctetString, UTF8String or Unsigned32 of RFC 6733 in a form of their own:
 * telephone numbers, identities of networks, subscribers, terminals and cells, time zones, addresses and prefixes. A
 * dictionary names the form in a section {@code @encoding}. Nothing here knows messages.
 *
 * <p>{@code parse} reads text that a person wrote and throws {@link IllegalArgumentException} with the value and what was
 * expected. {@code decode} reads octets that a peer sent and throws the same without a stack trace, because a peer can
 * make it happen at will; inside a message that becomes a {@link io.vernier.codec.DecodeException}. All values are
 * immutable. Start reading at {@link io.vernier.codec.encoding.Encoding}.
 */
@NullMarked
package io.vernier.codec.encoding;

import org.jspecify.annotations.NullMarked;

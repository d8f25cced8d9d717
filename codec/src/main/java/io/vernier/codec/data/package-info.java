/**
 * The values that AVPs carry, each with its text and its octets: addresses, times, URIs, identities and filter rules of
 * RFC 6733 section 4.3.1. Nothing here knows messages or AVPs.
 *
 * <p>Two doors lead in. {@code parse} reads text that a person wrote and throws {@link IllegalArgumentException} with the
 * value, the place and what was expected. {@code decode} reads octets that a peer sent and throws the same without a
 * stack trace, because a peer can make it happen at will. Start reading at {@link io.vernier.codec.data.DiameterUri}.
 */
@NullMarked
package io.vernier.codec.data;

import org.jspecify.annotations.NullMarked;

/**
 * The wire format of RFC 6733 sections 3 and 4: a message is its octets plus an index of its AVPs.
 * Start reading at {@link io.vernier.codec.Message}.
 */
@NullMarked
package io.vernier.codec;

import org.jspecify.annotations.NullMarked;

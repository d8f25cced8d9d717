/**
 * The machines of RFC 6733, RFC 3539 and RFC 8506 without I/O, each in a package named after its part of the protocol; here is what
 * they share: the sentences for everything that can go wrong. Start reading at {@link io.vernier.protocol.Reason}.
 */
@NullMarked
package io.vernier.protocol;

import org.jspecify.annotations.NullMarked;

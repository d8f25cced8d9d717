/**
 * The wire seen from a test: a peer that is nothing but a socket and the codec, and a tap that stands between two nodes
 * and writes down what they say. Start reading at {@link io.vernier.interop.wire.RawPeer}.
 */
@NullMarked
package io.vernier.interop.wire;

import org.jspecify.annotations.NullMarked;

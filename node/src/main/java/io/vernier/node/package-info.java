/**
 * The node: identity, peers, calls, request handlers, events. Start reading at {@link io.vernier.node.Node}.
 */
@NullMarked
package io.vernier.node;

import org.jspecify.annotations.NullMarked;

/** Tests of the node, most of them on an in-memory network and virtual time. */
@NullMarked
package io.vernier.node;

import org.jspecify.annotations.NullMarked;

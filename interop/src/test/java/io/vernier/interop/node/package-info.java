/**
 * What must hold between a Vernier node and a node of any other make. Start reading at {@link
 * io.vernier.interop.node.ClientContract}.
 */
@NullMarked
package io.vernier.interop.node;

import org.jspecify.annotations.NullMarked;

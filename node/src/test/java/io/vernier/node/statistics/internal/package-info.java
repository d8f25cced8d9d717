/** Tests of the counting itself. */
@NullMarked
package io.vernier.node.statistics.internal;

import org.jspecify.annotations.NullMarked;

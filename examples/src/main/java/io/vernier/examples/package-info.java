/** Programs to start from. Start reading at {@link io.vernier.examples.FirstSession}. */
@NullMarked
package io.vernier.examples;

import org.jspecify.annotations.NullMarked;

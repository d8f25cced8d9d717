/** How many requests a server answers and how fast: {@code vernier load}. Start reading at {@link Generator}. */
@NullMarked
package io.vernier.cli.load;

import org.jspecify.annotations.NullMarked;

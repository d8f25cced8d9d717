/** Two nodes at work, for a person to watch: {@code vernier demo}. Start reading at {@link Play}. */
@NullMarked
package io.vernier.cli.demo;

import org.jspecify.annotations.NullMarked;

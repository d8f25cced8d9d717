/** Every code has its meaning. Start reading at {@link ExplainCommandTest}. */
@NullMarked
package io.vernier.cli.explain;

import org.jspecify.annotations.NullMarked;

/**
 * The {@code vernier} command: one class per subcommand in the packages below, and what they share here. Start reading
 * at {@link io.vernier.cli.Main}.
 */
@NullMarked
package io.vernier.cli;

import org.jspecify.annotations.NullMarked;

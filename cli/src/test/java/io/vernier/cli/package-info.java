/** The command as the shell sees it. Start reading at {@link MainTest}. */
@NullMarked
package io.vernier.cli;

import org.jspecify.annotations.NullMarked;

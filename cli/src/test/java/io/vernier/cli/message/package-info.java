/** Messages to JSON and back. Start reading at {@link JsonMessageTest}. */
@NullMarked
package io.vernier.cli.message;

import org.jspecify.annotations.NullMarked;

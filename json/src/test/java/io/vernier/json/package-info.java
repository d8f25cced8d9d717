/** What is written is read back. Start reading at {@link JsonTest}. */
@NullMarked
package io.vernier.json;

import org.jspecify.annotations.NullMarked;
